ORG_BLOCKED =
    .help = x
errorbook-help = { $slug }
errorbook-wait = x
