# errorbook: message there is no organization {slug}
# errorbook: title Not found
# errorbook: help check the slug, or ask to be let in
# errorbook: source 7ec1b219
ORG_NOT_FOUND = Es gibt keine Organisation { $slug }.
    .title = Nicht gefunden
    .help = Prüfen Sie das Kürzel, oder bitten Sie um Zugang.

# errorbook: message the organization {slug} is blocked
# errorbook: title Blocked
# errorbook: help ask your administrator to lift the block
# errorbook: source e31bdea7
ORG_BLOCKED = Die Organisation { $slug } ist gesperrt.
    .title = Gesperrt
    .help = Bitten Sie Ihre Verwaltung, die Sperre aufzuheben.

# errorbook: message the slug {slug} is taken
# errorbook: title Slug taken
# errorbook: help choose another slug
# errorbook: source 4f5de013
ORG_SLUG_TAKEN = Das Kürzel { $slug } ist vergeben.
    .title = Kürzel vergeben
    .help = Wählen Sie ein anderes Kürzel.

# errorbook: message the organization is not valid
# errorbook: title Invalid
# errorbook: help mend the values that the errors point at
# errorbook: source f0681164
ORG_INVALID = Die Angaben zur Organisation sind ungültig.
    .title = Ungültig
    .help = Berichtigen Sie die Werte, auf die die Fehler zeigen.

# errorbook: message no more than {limit} invitations a minute
# errorbook: title Rate limited
# errorbook: help wait as long as Retry-After says
# errorbook: source 6804a1ec
ORG_RATE_LIMITED =
    { $limit ->
        [one] Nicht mehr als eine Einladung pro Minute.
       *[other] Nicht mehr als { $limit } Einladungen pro Minute.
    }
    .title = Zu viele Einladungen
    .help = Warten Sie so lange, wie Retry-After angibt.

ORG_STORE = Interner Serverfehler

# errorbook: message an access token is required
# errorbook: title Token missing
# errorbook: help send `Authorization: Bearer` and a token
# errorbook: source 583caa1e
ORG_TOKEN_MISSING = Ein Zugriffstoken wird benötigt.
    .title = Zugriffstoken fehlt
    .help = Senden Sie `Authorization: Bearer` mit einem Token.

# errorbook: message the access token expired
# errorbook: title Token expired
# errorbook: help refresh the token and try again
# errorbook: source 3e8f6a2f
ORG_TOKEN_EXPIRED = Das Zugriffstoken ist abgelaufen.
    .title = Zugriffstoken abgelaufen
    .help = Erneuern Sie das Token, und versuchen Sie es noch einmal.

# errorbook: message the access token is not valid
# errorbook: title Token invalid
# errorbook: help ask for a new token
# errorbook: source 57a0fa29
ORG_TOKEN_INVALID = Das Zugriffstoken ist ungültig.
    .title = Zugriffstoken ungültig
    .help = Fordern Sie ein neues Token an.

# errorbook: message the access token lacks the scope {scope}
# errorbook: title Scope missing
# errorbook: help ask for a token with that scope
# errorbook: source d1bd5b14
ORG_SCOPE = Dem Zugriffstoken fehlt die Berechtigung { $scope }.
    .title = Berechtigung fehlt
    .help = Fordern Sie ein Token mit dieser Berechtigung an.

# errorbook: message a slug is lower-case letters, digits and hyphens
# errorbook: title Slug
# errorbook: help write a slug like acme-2
# errorbook: source 193df219
ORG_INVALID_SLUG = Ein Kürzel besteht aus Kleinbuchstaben ohne Umlaute, Ziffern und Bindestrichen.
    .title = Kürzel
    .help = Schreiben Sie ein Kürzel wie acme-2.

# errorbook: message a name is not empty
# errorbook: title Name
# errorbook: help write a name
# errorbook: source f3e12804
ORG_INVALID_NAME = Ein Name ist nicht leer.
    .title = Name
    .help = Schreiben Sie einen Namen.

# errorbook: message there is at least one seat
# errorbook: title Seats
# errorbook: help write 1 or more
# errorbook: source 0ae4d977
ORG_INVALID_SEATS = Es gibt mindestens einen Platz.
    .title = Plätze
    .help = Schreiben Sie 1 oder mehr.

## Was die Middleware für das Framework antwortet.

HTTP_BAD_REQUEST = Ungültige Anfrage

HTTP_NOT_FOUND = Nicht gefunden

HTTP_METHOD_NOT_ALLOWED = Methode nicht erlaubt

HTTP_CONTENT_TOO_LARGE = Inhalt zu groß

HTTP_UNSUPPORTED_MEDIA_TYPE = Medientyp nicht unterstützt

HTTP_UNPROCESSABLE_CONTENT = Inhalt nicht verarbeitbar

HTTP_INTERNAL_SERVER_ERROR = Interner Serverfehler
