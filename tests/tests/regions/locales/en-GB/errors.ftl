DISK_FULL =
    { NUMBER($files, type: "ordinal", useGrouping: "false") ->
        [one] { $files }st
        [two] { $files }nd
        [few] { $files }rd
       *[other] { $files }th
    } file
DISK_USED = { NUMBER($bytes) } { 1234.50 }
