ORG_BLOCKED = Blocked.
