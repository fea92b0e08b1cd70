AUTH_SCOPE = Das Token erlaubt das nicht.
