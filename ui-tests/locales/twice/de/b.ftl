
ORG_BLOCKED = Gesperrt: { $slug }.
    .titel = Gesperrt
    .help = { $slug }
