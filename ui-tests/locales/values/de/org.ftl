ORG_BLOCKED = Die Organisation { $slug } ist von { $by } gesperrt { $secret }.
    .help = Bitte.
ORG_GONE = { $name } ist weg.
ORG_INVALID = { $errors }
ORG_QUOTA = { $used } von { $most }, { $unused }
