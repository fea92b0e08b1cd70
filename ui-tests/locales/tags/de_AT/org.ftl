ORG_BLOCKED = Gesperrt.
