ORG_BLOCKED = Die Organisation ist gesperrt
