-acme = Acme

ORG_BLOCKED = Die Organisation { $slug } ist gesperrt.
    .title = Gesperrt
    .help = Bitten Sie Ihre Verwaltung, die Sperre aufzuheben.

ORG_SEATS =
    { $count ->
        [one] Es fehlt ein Platz bei { -acme }.
       *[other] Es fehlen { $count } Plätze bei { -acme }.
    }
    .title = Plätze fehlen
