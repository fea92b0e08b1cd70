//! `locales`: what translations lack, and files to fill in.

use super::support::{Folder, acme, entry, exported, program, type_piece};
use expect_test::expect;
use serde_json::json;

fn folder() -> Folder {
    let folder = Folder::new();
    folder.write("server", acme());
    folder
}

const TRANSLATED: &str = "\
# Höflich, ohne Anrede.
AUTH_EXPIRED = Das Token ist abgelaufen.
    .title = Abgelaufen
    .help = Melden Sie sich neu an.

ORG_BLOCKED = Die Organisation { $slug } ist gesperrt.
    .title = Gesperrt
    .help = Bitten Sie Ihre Verwaltung um Hilfe.

ORG_BUSY = Zu viele Anfragen.
    .title = Zu viel
    .help = Warten Sie.
";

#[test]
fn a_language_is_added_translated_and_marked() {
    let folder = folder();
    let outcome = folder.run(&["locales", "server"]);
    expect![[r"
        status 2
        stderr:
        error: `locales`: the translations cannot be read: No such file or directory (os error 2)
               `cargo errorbook locales --add de` writes some
    "]]
    .assert_eq(&outcome.text());
    let outcome = folder.run(&["locales", "server", "--add", "de"]);
    expect![[r"
        status 0
        locales/de/errors.ftl: 3 messages to translate; then run `cargo errorbook locales --mark de`
    "]]
    .assert_eq(&outcome.text());
    expect![[r"
        # errorbook: message the organization {slug} is blocked
        # errorbook: title Blocked
        # errorbook: help ask your administrator to lift the block
        ORG_BLOCKED = the organization { $slug } is blocked
            .title = Blocked
            .help = ask your administrator to lift the block

        # errorbook: message too many requests
        # errorbook: title Busy
        # errorbook: help wait
        ORG_BUSY = too many requests
            .title = Busy
            .help = wait

        # errorbook: message the token expired
        # errorbook: title Expired
        # errorbook: help log in again
        AUTH_EXPIRED = the token expired
            .title = Expired
            .help = log in again
    "]]
    .assert_eq(&folder.read("locales/de/errors.ftl"));
    // It is complete, and says of no message that it is translated.
    let outcome = folder.run(&["locales", "server"]);
    expect![[r"
        status 0
        locales: de

        warning: unmarked-translation, a translation that does not say of which text it is
          `ORG_BLOCKED` and 2 more: nothing says which text it was translated from (locales/de/errors.ftl:4)
          = where it is translated, run `cargo errorbook locales --mark de`

        0 errors, 1 warning; `--allow RULE` leaves out those of a rule
    "]].assert_eq(&outcome.text());
    folder.write("locales/de/errors.ftl", TRANSLATED);
    let outcome = folder.run(&["locales", "server", "--mark", "de"]);
    expect![[r"
        status 0
        `de`: 3 messages marked
    "]]
    .assert_eq(&outcome.text());
    let marked = folder.read("locales/de/errors.ftl");
    expect![[r"
        # Höflich, ohne Anrede.
        # errorbook: message the token expired
        # errorbook: title Expired
        # errorbook: help log in again
        # errorbook: source 6e9712c5
        AUTH_EXPIRED = Das Token ist abgelaufen.
            .title = Abgelaufen
            .help = Melden Sie sich neu an.

        # errorbook: message the organization {slug} is blocked
        # errorbook: title Blocked
        # errorbook: help ask your administrator to lift the block
        # errorbook: source e31bdea7
        ORG_BLOCKED = Die Organisation { $slug } ist gesperrt.
            .title = Gesperrt
            .help = Bitten Sie Ihre Verwaltung um Hilfe.

        # errorbook: message too many requests
        # errorbook: title Busy
        # errorbook: help wait
        # errorbook: source bfb671c1
        ORG_BUSY = Zu viele Anfragen.
            .title = Zu viel
            .help = Warten Sie.
    "]]
    .assert_eq(&marked);
    let outcome = folder.run(&["locales", "server"]);
    expect![[r"
        status 0
        locales: de

        nothing found
    "]]
    .assert_eq(&outcome.text());
    // Once more is no change.
    let outcome = folder.run(&["locales", "server", "--mark", "de"]);
    assert_eq!(outcome.stdout, "`de`: 0 messages marked\n");
    assert_eq!(folder.read("locales/de/errors.ftl"), marked);
    let outcome = folder.run(&["locales", "server", "--add", "de"]);
    assert_eq!(outcome.stdout, "locales/de: `de` has every message\n");
}

#[test]
fn what_is_missing_orphaned_wrong_or_out_of_date_has_a_place() {
    let folder = folder();
    folder.run(&["locales", "server", "--add", "de"]);
    folder.run(&["locales", "server", "--mark", "de"]);
    let german = folder.read("locales/de/errors.ftl");
    let german = german.replace("ORG_BUSY =", "ORG_BUSSY =");
    let german = german.replace("{ $slug }", "{ $slugs }");
    let hash = german.find("source ").expect("a mark") + "source ".len();
    let german = format!("{}00000000{}", &german[..hash], &german[hash + 8..]);
    folder.write("locales/de/errors.ftl", german);
    folder.write("locales/de/more.ftl", "ORG_STORE = intern\nX = {\n");
    folder.write("locales/ja/notes.txt", "no messages");
    folder.write("locales/my language/a.ftl", "");
    folder.write("locales/fr.ftl", "");
    let outcome = folder.run(&["locales", "server"]);
    expect![[r#"
        status 1
        locales: de, ja, my language

        error: untranslated, an error without a text in one of the languages
          `ORG_BUSY` is not in `de` (acme::OrgError::Busy)
          = run `cargo errorbook locales --add de`, and translate what it adds
          `ORG_BLOCKED` is not in `ja` (acme::OrgError::Blocked)
          `ORG_BUSY` is not in `ja` (acme::OrgError::Busy)
          `AUTH_EXPIRED` is not in `ja` (auth::AuthError::Expired)
          = run `cargo errorbook locales --add ja`, and translate what it adds

        error: broken-translation, a translation that cannot be read, or uses a value that is not exposed
          column 6: there is no value in the braces (locales/de/more.ftl:2)
          = write `{ $name }`, and a brace of the text as `{"{"}`
          `ORG_BLOCKED` exposes no `slugs` (locales/de/errors.ftl:5)
          = did you mean `{ $slug }`?
          `my language` is no tag of a language
          = write a tag of BCP 47, the language's two or three letters first: `de`, `pt-BR`, `zh-Hant`
          the file is in no folder of a language (locales/fr.ftl)
          = move it to a folder that is named by the tag, `de`, `pt-BR`

        error: orphan-translation, a translation of nothing that the catalogue has
          `ORG_BUSSY` is the message of no code (locales/de/errors.ftl:13)
          = did you mean `ORG_BUSY`?

        error: stale-translation, a translation of a text that has changed since
          `ORG_BLOCKED` has changed since it was translated: message "the organization {slug} is blocked", title "Blocked", help "ask your administrator to lift the block" (locales/de/errors.ftl:5)
          = translate what has changed, then run `cargo errorbook locales --mark de`

        10 errors, 0 warnings; `--allow RULE` leaves out those of a rule
    "#]].assert_eq(&outcome.text());
    let outcome = folder.run(&["locales", "server", "--json"]);
    let found = &outcome.json()["findings"];
    let stale = found.as_array().unwrap().iter();
    let mut stale = stale.filter(|finding| finding["rule"] == "stale-translation");
    let stale = stale.next().expect("one is stale");
    assert_eq!(stale["file"], "locales/de/errors.ftl");
    assert_eq!(stale["line"], 5);
    assert_eq!(stale["severity"], "error");
}

#[test]
fn levels_and_misuse() {
    let folder = folder();
    folder.run(&["locales", "server", "--add", "pt-BR"]);
    for (args, status, expected) in [
        (&["locales", "server"][..], 0, "0 errors, 1 warning"),
        (&["locales", "server", "--deny", "warnings"], 1, "1 error"),
        (
            &["locales", "server", "--allow", "unmarked-translation"],
            0,
            "nothing found",
        ),
        (
            &["locales", "server", "--folder", "other"],
            2,
            "`other`: the translations cannot be read",
        ),
        (
            &["locales", "server", "--folder", "locales"],
            0,
            "locales: pt-BR",
        ),
        (&["locales", "server", "--add", "pt_BR"], 2, "write `pt-BR`"),
        (
            &["locales", "server", "--add", "../x"],
            2,
            "`../x` is no tag of a language",
        ),
        (&["locales", "server", "--mark", "de"], 2, "it has `pt-BR`"),
        (
            &["locales", "server", "--mark", "de", "--add", "de"],
            2,
            "cannot be used with",
        ),
    ] {
        let outcome = folder.run(args);
        assert_eq!(outcome.status, Some(status), "{args:?}: {outcome:?}");
        assert!(outcome.text().contains(expected), "{args:?}: {outcome:?}");
    }
    assert_eq!(folder.files(), ["locales", "server"]);
}

#[test]
fn what_was_added_later_is_appended() {
    let folder = Folder::new();
    folder.write(
        "old",
        exported("a::ERRORS", "a::E", &json!([entry("A_A", 404)])),
    );
    let both = json!([entry("A_A", 404), entry("A_B", 404)]);
    folder.write("new", exported("a::ERRORS", "a::E", &both));
    folder.run(&["locales", "old", "--add", "de"]);
    folder.run(&["locales", "old", "--mark", "de"]);
    let first = folder.read("locales/de/errors.ftl");
    let outcome = folder.run(&["locales", "new", "--add", "de", "--json"]);
    assert_eq!(
        outcome.json(),
        json!({ "file": "locales/de/errors.ftl", "added": 1 })
    );
    let second = folder.read("locales/de/errors.ftl");
    assert!(second.starts_with(&first), "{second}");
    assert!(
        second[first.len()..].starts_with("\n# errorbook: message it failed\n"),
        "{second}"
    );
}

#[test]
fn check_reads_the_translations_that_the_catalogue_names() {
    let folder = Folder::new();
    let catalogue = json!({ "errorbook": 1, "catalogue": { "name": "a::ERRORS", "members": [{ "type": "a::E 1:1" }] } });
    let locales = json!({ "errorbook": 1, "locales": { "name": "a::ERRORS", "language": "en", "folder": "texts", "texts": {} } });
    let errors = type_piece("a::E", "1:1", json!([entry("A_A", 404)]));
    folder.write("server", program(&[errors, catalogue, locales]));
    folder.write("texts/de/a.ftl", "A_B = b\n");
    let outcome = folder.run(&["check", "server"]);
    assert_eq!(outcome.status, Some(1), "{outcome:?}");
    for expected in ["`A_A` is not in `de`", "(texts/de/a.ftl:1)"] {
        assert!(outcome.stdout.contains(expected), "{outcome:?}");
    }
    let outcome = folder.run(&["locales", "server", "--add", "en"]);
    assert_eq!(outcome.status, Some(2), "{outcome:?}");
    assert!(
        outcome.stderr.contains("`en` is the language of the texts"),
        "{outcome:?}"
    );
}

#[test]
fn exports_and_explanations_are_in_a_language() {
    let folder = Folder::new();
    let german = "A_A = es ging nicht\n    .help = fragen\n";
    let catalogue = json!({
        "errorbook": 1,
        "services": [{ "name": "a::ERRORS", "language": "en", "locales": { "de": german } }],
        "types": [{ "path": "a::E", "entries": [entry("A_A", 404)] }],
    });
    folder.write("new", catalogue.to_string());
    for (args, status, expected) in [
        (
            &["export", "markdown", "new", "--language", "de"][..],
            0,
            "es ging nicht",
        ),
        (&["export", "markdown", "new"], 0, "it failed"),
        (&["explain", "A_A", "new", "--language", "DE"], 0, "fragen"),
        (
            &["export", "typescript", "new"],
            0,
            "ErrorLanguage = \"en\" | \"de\"",
        ),
        (
            &["export", "html", "new", "--language", "fr"],
            2,
            "it has `en`, `de`",
        ),
    ] {
        let outcome = folder.run(args);
        assert_eq!(outcome.status, Some(status), "{args:?}: {outcome:?}");
        assert!(outcome.text().contains(expected), "{args:?}: {outcome:?}");
    }
}
