# The organization's name, as it is in every text.
-org = Organisation

ORG_BLOCKED = Die { -org } { $slug } ist gesperrt.
    .help = Bitten Sie Ihre Verwaltung, die Sperre aufzuheben.
ORG_SEATS = { $count ->
        [one] Es fehlt ein Platz.
       *[other] Es fehlen { $count } Plätze.
    }
ORG_GONE = Die { -org } wurde gelöscht.
    .title = Gelöscht
    .help = Legen Sie eine andere an.
ORG_SLUG_TAKEN = Die Kennung ist vergeben.
ORG_NOT_FOUND = Es gibt keine { -org } { $slug }.
ORG_QUOTA = { $used ->
        [one] Eine Anfrage
       *[other] { $used } Anfragen
    } von { $most } durch { $user }.
ORG_LATER = Erst in { $minutes } Minuten.
