AUTH_SCOPE = Das Token erlaubt das nicht.
AUTH_LOCKED = Das Konto ist gesperrt.
