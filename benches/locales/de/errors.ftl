LANG_NOT_FOUND = Diese Organisation gibt es nicht.
    .title = Nicht gefunden
