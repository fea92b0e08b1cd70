ORG_INVALID = Die { -org } ist ungültig.
ORG_INVALID_NAME = Ein Name ist nicht leer.
ORG_INVALID_SEATS = Mindestens { $min } Plätze, nicht { $given }.
code-4031 = Der Auftrag ist unterwegs.

# It wins over the translation of the crate that has the code.
AUTH_LOCKED = Ihr Konto ist gesperrt.

errorbook-help = Was Sie tun können
errorbook-wait = Versuchen Sie es in { $seconds } s noch einmal.
