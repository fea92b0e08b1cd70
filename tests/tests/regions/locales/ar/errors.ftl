DISK_FULL =
    { $files ->
        [zero] صفر
        [one] واحد
        [two] اثنان
        [few] قليل
        [many] كثير
       *[other] آخر
    }
DISK_USED = { NUMBER($bytes) } { NUMBER($share, maximumSignificantDigits: 1) }
