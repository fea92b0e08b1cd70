DISK_FULL = { $files } Files bi { $share }, Port { $port }
DISK_USED = { NUMBER($bytes) } Bytes, { NUMBER($share, minimumFractionDigits: 2, maximumFractionDigits: 2) } Teil
