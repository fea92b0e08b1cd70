DISK_FULL =
    { NUMBER($share, maximumFractionDigits: 0) ->
        [one] parte
       *[other] partes
    }
DISK_USED = { NUMBER($bytes) } { NUMBER($share, minimumSignificantDigits: 4) }
