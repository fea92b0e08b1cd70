org-blocked = Gesperrt.
