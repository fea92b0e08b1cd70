ORG_BLOCKED = Bloqueada.
