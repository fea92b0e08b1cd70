DISK_FULL =
    { $files ->
        [one] Eine Datei
       *[other] { $files } Dateien
    } bei { $share }, Port { $port }
DISK_USED = { NUMBER($bytes) } Bytes, { NUMBER($share, maximumFractionDigits: 1) } Teile
