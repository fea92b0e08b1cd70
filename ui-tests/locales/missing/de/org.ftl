ORG_BLOCKED = Die Organisation { $slug } ist gesperrt.
