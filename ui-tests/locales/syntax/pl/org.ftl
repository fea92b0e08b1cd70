ORG_BLOCKED =
    { NUMBER($slug, maximumDigits: 2) ->
        [one] x
        [one] y
       *[other] { DATETIME($slug) }
    }
	.help = z
