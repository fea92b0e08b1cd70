ORG_BLOCKED = { $slug ->
    [one] x
}
OTHER
