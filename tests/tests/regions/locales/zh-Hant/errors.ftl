DISK_FULL =
    { $files ->
        [0] 沒有檔案
        [8080.0] 一個埠
       *[other] { $files } 個檔案
    }
DISK_USED = { NUMBER($bytes) }
