DISK_FULL =
    { $files ->
        [one] plik
        [few] pliki
        [many] plików
       *[other] pliku
    }
DISK_USED = { NUMBER($bytes, useGrouping: "false") } { NUMBER($share, minimumIntegerDigits: 3) }
