//! `list` and `explain`.

use super::support::{Folder, acme, auth, catalogue_piece, org, program, type_piece};
use expect_test::expect;
use serde_json::json;

/// A folder with `server`, a program.
fn folder() -> Folder {
    let folder = Folder::new();
    folder.write("server", acme());
    folder
}

#[test]
fn list_as_json_has_a_row_per_error() {
    let rows = folder().run(&["list", "server", "--json"]).json();
    let rows = rows.as_array().unwrap();
    let codes: Vec<_> = rows
        .iter()
        .map(|row| row["code"].as_str().unwrap())
        .collect();
    assert_eq!(
        codes,
        [
            "ORG_BLOCKED",
            "ORG_BUSY",
            "ORG_HIDDEN",
            "ORG_STORE",
            "AUTH_EXPIRED"
        ]
    );
    assert_eq!(
        rows[2],
        json!({
            "code": "ORG_HIDDEN", "status": 403, "meaning": "Hidden", "type": "acme::OrgError",
            "variant": "Hidden", "services": [], "retryable": false, "internal": false, "item": false,
            "concealed_as": "ORG_BLOCKED", "operations": [],
        })
    );
}

#[test]
fn an_error_says_which_operations_answer_with_it() {
    let entry =
        |code: &str| json!({ "code": code, "status": 404, "variant": code, "title": "Not there" });
    let mut hidden = entry("ORG_HIDDEN");
    hidden["concealed_as"] = "ORG_NOT_FOUND".into();
    let catalogue = json!({
        "errorbook": 1,
        "services": [{ "name": "acme::ERRORS" }],
        "types": [{ "path": "acme::OrgError", "entries": [entry("ORG_NOT_FOUND"), hidden, entry("ORG_TAKEN")] }],
        "operations": [
            { "name": "show_org", "codes": ["ORG_NOT_FOUND"] },
            { "name": "create_org", "codes": [] },
            { "name": "invite", "codes": ["ORG_NOT_FOUND"] },
        ],
    });
    let folder = Folder::new();
    folder.write("errors.json", catalogue.to_string());
    let rows = folder.run(&["list", "errors.json", "--json"]).json();
    let rows = rows.as_array().unwrap().iter();
    let operations: Vec<_> = rows.map(|row| &row["operations"]).collect();
    assert_eq!(
        operations,
        [&json!(["show_org", "invite"]), &json!([]), &json!([])]
    );
    let explain = |code: &str| folder.run(&["explain", code, "errors.json"]).stdout;
    let found = explain("ORG_NOT_FOUND");
    assert!(
        found.contains("\nanswered by    show_org, invite\n"),
        "{found}"
    );
    let taken = explain("ORG_TAKEN");
    assert!(!taken.contains("answered by"), "{taken}");
}

#[test]
fn explain_says_all_about_a_code() {
    let outcome = folder().run(&["explain", "ORG_BLOCKED", "server"]);
    expect![[r#"
        status 0
        ORG_BLOCKED  403 Forbidden
        the organization {slug} is blocked

          An administrator blocked it.

          Support can lift the block.

        help           ask your administrator to lift the block
        title          Blocked
        field          slug: string
        retryable      unknown
        since          1.4
        problem type   urn:acme:error:ORG_BLOCKED
        documentation  https://docs.acme.example/errors/ORG_BLOCKED
        type           acme::OrgError::Blocked

        Accept: application/problem+json
        HTTP/1.1 403 Forbidden
        content-type: application/problem+json
        vary: Accept
        cache-control: no-store
        x-content-type-options: nosniff
        link: <https://docs.acme.example/errors/ORG_BLOCKED>; rel="help"

        {"type":"urn:acme:error:ORG_BLOCKED","title":"Blocked","code":"ORG_BLOCKED","detail":"the organization acme is blocked","slug":"acme"}

        Accept: text/plain
        HTTP/1.1 403 Forbidden
        content-type: text/plain; charset=utf-8
        vary: Accept
        cache-control: no-store
        x-content-type-options: nosniff
        link: <https://docs.acme.example/errors/ORG_BLOCKED>; rel="help"

        the organization acme is blocked [ORG_BLOCKED]
        ask your administrator to lift the block
        https://docs.acme.example/errors/ORG_BLOCKED
    "#]]
    .assert_eq(&outcome.text());
    let outcome = folder().run(&["explain", "ORG_HIDDEN", "server"]);
    assert!(
        outcome
            .stdout
            .contains("\nconcealed      answered exactly as ORG_BLOCKED is\n"),
        "{outcome:?}"
    );
    let json = folder()
        .run(&["explain", "AUTH_EXPIRED", "server", "--json"])
        .json();
    assert_eq!(json[0]["type"], "auth::AuthError");
    assert_eq!(json[0]["entry"]["status"], 401);
}

#[test]
fn items_of_field_errors_are_shown_with_their_list() {
    let folder = Folder::new();
    let items = json!([
        {
            "code": "ORG_SLUG", "status": 422, "variant": "Slug", "title": "Slug",
            "message": "lower-case letters", "description": "It stands in URLs.", "help": "write acme-2",
        },
        {
            "code": "ORG_SEATS", "status": 422, "variant": "Seats", "title": "Seats",
            "fields": [{ "name": "min", "type": "integer", "example": "2" }],
        },
    ]);
    let entries = json!([{
        "code": "ORG_INVALID", "status": 422, "variant": "Invalid", "title": "Invalid", "help": "mend it",
        "fields": [{ "name": "errors", "type": "array", "items": "field_error" }],
    }]);
    let member = json!({
        "type": "acme::InvalidOrg 9:1", "of": "acme::OrgError 1:1", "entry": 0, "field": "errors"
    });
    let members = json!([{ "type": "acme::OrgError 1:1" }, { "items": member }]);
    folder.write(
        "server",
        program(&[
            type_piece("acme::OrgError", "1:1", entries),
            type_piece("acme::InvalidOrg", "9:1", items),
            catalogue_piece("acme::ERRORS", members),
        ]),
    );
    let outcome = folder.run(&["list", "server"]);
    expect![[r"
        status 0
        CODE         STATUS  MEANING             TYPE
        ORG_INVALID  422     Invalid             OrgError
        ORG_SLUG     item    lower-case letters  InvalidOrg
        ORG_SEATS    item    Seats               InvalidOrg

        1 error and 2 items in 2 types
    "]]
    .assert_eq(&outcome.text());
    let outcome = folder.run(&["explain", "ORG_SLUG", "server"]);
    expect![[r"
        status 0
        ORG_SLUG  item
        lower-case letters

          It stands in URLs.

        help           write acme-2
        item of        `errors` of ORG_INVALID
        type           acme::InvalidOrg::Slug
    "]]
    .assert_eq(&outcome.text());
    let json = folder
        .run(&["explain", "ORG_SEATS", "server", "--json"])
        .json();
    let list = json!([{ "code": "ORG_INVALID", "field": "errors" }]);
    assert_eq!(json[0]["item_of"], list);
    let outcome = folder.run(&["explain", "ORG_INVALID", "server"]);
    for line in [
        "item           ORG_SLUG lower-case letters",
        "item           ORG_SEATS Seats; min: integer",
    ] {
        assert!(
            outcome.stdout.lines().any(|other| other == line),
            "{line}\n{}",
            outcome.stdout
        );
    }
    let outcome = folder.run(&["explain", "ORG_SLUGS", "server"]);
    assert!(
        outcome.stderr.contains("did you mean `ORG_SLUG`"),
        "{outcome:?}"
    );
    assert!(!folder.run(&["check", "server"]).stdout.contains("unlisted"));
}

#[test]
fn explain_shows_a_response_as_the_renderer_makes_it() {
    let outcome = folder().run(&["explain", "ORG_BUSY", "server"]);
    for line in [
        "HTTP/1.1 429 Too Many Requests",
        "retry-after: 30",
        "{\"type\":\"urn:acme:error:ORG_BUSY\",\"title\":\"Busy\",\"code\":\"ORG_BUSY\",\"detail\":\"too many requests\"}",
        "too many requests [ORG_BUSY]",
    ] {
        assert!(
            outcome.stdout.lines().any(|other| other == line),
            "{line}: {}",
            outcome.stdout
        );
    }
}

/// Errors that share a code, and one whose code is negative.
fn published() -> Folder {
    let folder = Folder::new();
    let entries = json!([
        { "code": "M_UNRECOGNIZED", "status": 404, "variant": "Path", "title": "Not Found", "shared": true },
        { "code": "M_UNRECOGNIZED", "status": 405, "variant": "Method", "title": "Method Not Allowed", "shared": true,
          "headers": [{ "name": "allow", "value": "" }] },
        { "code": -32601, "status": 401, "variant": "Rpc", "title": "Unauthorized",
          "no_challenge": "clients of 2014 fail on one" },
    ]);
    let listing = catalogue_piece("m::ERRORS", json!([{ "type": "m::MatrixError 1:1" }]));
    folder.write(
        "server",
        program(&[type_piece("m::MatrixError", "1:1", entries), listing]),
    );
    folder
}

#[test]
fn explain_shows_all_answers_of_a_shared_code() {
    let outcome = published().run(&["explain", "M_UNRECOGNIZED", "server"]);
    assert_eq!(outcome.status, Some(0), "{outcome:?}");
    for expected in [
        "M_UNRECOGNIZED  404 Not Found, shared\n",
        "M_UNRECOGNIZED  405 Method Not Allowed, shared\n",
        "\nallow:",
        "m::MatrixError::Path\n",
        "m::MatrixError::Method\n",
    ] {
        assert!(outcome.stdout.contains(expected), "{expected}: {outcome:?}");
    }
}

#[test]
fn a_negative_code_is_no_option() {
    for args in [
        &["explain", "-32601", "server"][..],
        &["explain", "server", "--", "-32601"],
        &["explain", "--", "-32601", "server"],
    ] {
        let outcome = published().run(args);
        if args[1] == "server" {
            // What stands first is the code.
            assert_eq!(outcome.status, Some(2), "{outcome:?}");
            continue;
        }
        assert_eq!(outcome.status, Some(0), "{outcome:?}");
        assert!(
            outcome.stdout.starts_with("-32601  401 Unauthorized\n"),
            "{outcome:?}"
        );
        assert!(
            outcome
                .stdout
                .contains("no challenge   clients of 2014 fail on one\n"),
            "{outcome:?}"
        );
    }
    let folder = published();
    folder.write(
        "errorbook.lock",
        "code -32601 403\ntype urn:acme:error:{code}\n",
    );
    let outcome = folder.run(&[
        "lock",
        "server",
        "--accept",
        "-32601",
        "-o",
        "errorbook.lock",
    ]);
    assert_eq!(outcome.status, Some(0), "{outcome:?}");
    expect![[r"
        # The published error codes of m::ERRORS. Written by `cargo errorbook lock`; commit it.
        code -32601 401
        code M_UNRECOGNIZED 404 shared
        code M_UNRECOGNIZED 405 shared
        type urn:acme:error:{code}
    "]]
    .assert_eq(&folder.read("errorbook.lock"));
}

#[test]
fn check_lists_a_401_without_a_challenge_and_no_shared_code() {
    let outcome = published().run(&["check", "server"]);
    assert_eq!(outcome.status, Some(0), "{outcome:?}");
    assert!(
        outcome.stdout.contains("warning: no-challenge"),
        "{outcome:?}"
    );
    assert!(!outcome.stdout.contains("required-header"), "{outcome:?}");
    assert!(!outcome.stdout.contains("duplicate-code"), "{outcome:?}");
    let denied = published().run(&["check", "server", "--deny", "no-challenge"]);
    assert_eq!(denied.status, Some(1), "{denied:?}");
}

#[test]
fn a_code_that_is_unknown_is_told() {
    for (code, expected) in [
        ("ORG_BLOKED", "did you mean `ORG_BLOCKED`?"),
        ("org_busy", "did you mean `ORG_BUSY`?"),
        ("EXPIRED", "did you mean `AUTH_EXPIRED`?"),
        ("QQQQQQQQ", "`cargo errorbook list` shows those that it has"),
    ] {
        let outcome = folder().run(&["explain", code, "server"]);
        assert_eq!(
            (outcome.status, outcome.stdout.as_str()),
            (Some(2), ""),
            "{code}: {outcome:?}"
        );
        assert!(outcome.stderr.contains(expected), "{code}: {outcome:?}");
    }
}

#[test]
fn types_without_a_catalogue_are_shown_with_a_note() {
    let folder = Folder::new();
    folder.write("server", program(&[org(), auth()]));
    for args in [
        &["list", "server"][..],
        &["explain", "AUTH_EXPIRED", "server"],
    ] {
        let outcome = folder.run(args);
        assert_eq!(outcome.status, Some(0), "{outcome:?}");
        assert!(
            outcome
                .stderr
                .starts_with("note: no catalogue lists these errors"),
            "{outcome:?}"
        );
    }
    let check = folder.run(&["check", "server"]);
    assert!(
        check.stdout.contains("no catalogue lists `acme::OrgError`"),
        "{check:?}"
    );
    for args in [&["lock", "server"][..], &["export", "json", "server"]] {
        let outcome = folder.run(args);
        expect![[r"
            status 2
            stderr:
            error: `server`: the program has error types, but no catalogue that lists them
                   write `errorbook::catalogue! { pub static ERRORS = [OrgError]; }`
        "]]
        .assert_eq(&outcome.text());
    }
    assert_eq!(folder.files(), ["server"]);
}

#[test]
fn types_that_no_catalogue_lists_are_noted() {
    let folder = Folder::new();
    let listing = catalogue_piece("acme::ERRORS", json!([{ "type": "acme::OrgError 12:5" }]));
    folder.write("server", program(&[org(), auth(), listing]));
    let list = folder.run(&["list", "server"]);
    assert!(!list.stdout.contains("AUTH_EXPIRED"), "{list:?}");
    assert!(
        list.stderr
            .starts_with("note: no catalogue lists `auth::AuthError`"),
        "{list:?}"
    );
    let explain = folder.run(&["explain", "AUTH_EXPIRED", "server"]);
    assert_eq!(explain.status, Some(0), "{explain:?}");
    assert_eq!(
        explain.stderr,
        "note: no catalogue lists the type of this error\n"
    );
}

#[test]
fn one_of_several_catalogues_is_named() {
    let folder = Folder::new();
    folder.write(
        "server",
        program(&[
            org(),
            auth(),
            catalogue_piece("acme::ERRORS", json!([{ "type": "acme::OrgError 12:5" }])),
            catalogue_piece("auth::ERRORS", json!([{ "type": "auth::AuthError 3:8" }])),
        ]),
    );
    let export = folder.run(&["export", "json", "server"]);
    expect![[r"
        status 2
        stderr:
        error: `server`: the program has 2 catalogues: `acme::ERRORS`, `auth::ERRORS`
               name one: `--catalogue acme::ERRORS`
    "]]
    .assert_eq(&export.text());
    let export = folder.run(&["export", "json", "server", "--catalogue", "auth::ERRORS"]);
    assert_eq!(export.json()["types"][0]["path"], "auth::AuthError");
    let list = folder.run(&["list", "server"]);
    assert!(
        list.stderr.starts_with("note: the errors of 2 catalogues"),
        "{list:?}"
    );
    assert!(
        list.stdout.contains("ORG_BUSY") && list.stdout.contains("AUTH_EXPIRED"),
        "{list:?}"
    );
    let list = folder.run(&["list", "server", "--catalogue", "acme::NONE"]);
    assert!(
        list.stderr
            .contains("it has `acme::ERRORS`, `auth::ERRORS`"),
        "{list:?}"
    );
}

#[test]
fn explain_has_the_values_that_are_written() {
    let folder = Folder::new();
    let catalogue = json!({
        "errorbook": 1,
        "services": [{ "name": "acme::ERRORS", "profile": { "fields": [["region", "eu"]] } }],
        "types": [{ "path": "acme::Error", "entries": [{
            "code": "ORG_A", "status": 403, "variant": "A", "title": "A",
            "fields": [
                { "name": "kind", "type": "string", "const": "api_error" },
                { "name": "target", "type": "string", "template": "{name} {{1}}" },
                { "name": "name", "type": "string" },
            ],
        }] }],
    });
    folder.write("catalogue.json", catalogue.to_string());
    let outcome = folder.run(&["explain", "ORG_A", "catalogue.json"]);
    let lines = outcome.stdout.lines().map(str::trim);
    let fields: Vec<&str> = lines
        .filter_map(|line| line.strip_prefix("field "))
        .collect();
    let fields: Vec<&str> = fields.into_iter().map(str::trim).collect();
    assert_eq!(
        fields,
        [
            "kind: string = \"api_error\"",
            "target: string = \"{name} {1}\"",
            "name: string",
            "region: string = \"eu\"",
        ]
    );
}
