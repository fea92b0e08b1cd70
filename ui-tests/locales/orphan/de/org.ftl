# The organization.
-org = Organisation

ORG_BLOCKD = Die { -org } ist gesperrt.
ORG_BLOCKED = Die { -org } ist gesperrt.

errorbook-hilfe = Hilfe
errorbook-help = Hilfe
