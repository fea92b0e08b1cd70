//! `check`, `diff` and `merge`: what they find, and how they exit.

use super::support::{Folder, acme, catalogue_piece, entry, exported, magic, program, type_piece};
use expect_test::{Expect, expect};
use serde_json::json;

/// A folder with `server`, a program.
fn folder() -> Folder {
    let folder = Folder::new();
    folder.write("server", acme());
    folder
}

#[test]
fn check_tells_each_rule_once_with_its_remedy() {
    let folder = Folder::new();
    let bare = json!([
        { "code": "ORG_A", "status": 415, "variant": "A", "title": "Odd type" },
        { "code": "ORG_B", "status": 503, "variant": "B", "title": "Down" },
    ]);
    let double = json!([entry("ORG_A", 403)]);
    let listing = catalogue_piece("acme::ERRORS", json!([{ "type": "a::OrgError 1:1" }]));
    folder.write(
        "server",
        program(&[
            type_piece("a::OrgError", "1:1", bare),
            type_piece("b::Lone", "2:2", double),
            listing,
        ]),
    );
    let outcome = folder.run(&["check", "server"]);
    expect![[r#"
        status 1
        error: duplicate-code, one code in two types
          `ORG_A` is the code of `a::OrgError::A` and of `b::Lone::V`
          = write another code for one of them: a client tells errors apart by it alone; or, if it was published for all, `#[code(…, shared)]` on each

        warning: unlisted, a type that no `catalogue!` lists
          no catalogue lists `b::Lone`, which was linked: `ORG_A`
          = add `Lone` to the service's `catalogue!`

        warning: rfc-should, a status without what its RFC recommends
          `ORG_A` has the status 415, which should say what is supported, in Accept or Accept-Encoding (RFC 9110 section 15.5.16) (a::OrgError::A)
          = write `#[header("Accept", "application/json")]`

        warning: no-description, an error without a doc comment
          `ORG_A` has no description (a::OrgError::A)
          `ORG_B` has no description (a::OrgError::B)
          = write a doc comment, `/// …`, above it: the catalogue's readers get it

        warning: no-help, a 4xx without `#[help]`
          `ORG_A` has no help (a::OrgError::A)
          = write what the client's developer can do, `#[help("…")]`

        1 error, 5 warnings; `--allow RULE` leaves out those of a rule
    "#]]
    .assert_eq(&outcome.text());
    let json = folder.run(&[
        "check",
        "server",
        "--json",
        "--allow",
        "no-help,unlisted",
        "--allow",
        "no-description",
    ]);
    assert_eq!(json.status, Some(1));
    expect![[r#"
        {
          "findings": [
            {
              "code": "ORG_A",
              "file": null,
              "line": 1,
              "place": "a::OrgError::A",
              "rule": "duplicate-code",
              "severity": "error",
              "what": "`ORG_A` is the code of `a::OrgError::A` and of `b::Lone::V`",
              "write": "write another code for one of them: a client tells errors apart by it alone; or, if it was published for all, `#[code(…, shared)]` on each"
            },
            {
              "code": "ORG_A",
              "file": null,
              "line": 1,
              "place": "a::OrgError::A",
              "rule": "rfc-should",
              "severity": "warning",
              "what": "`ORG_A` has the status 415, which should say what is supported, in Accept or Accept-Encoding (RFC 9110 section 15.5.16)",
              "write": "write `#[header(\"Accept\", \"application/json\")]`"
            }
          ]
        }
    "#]]
    .assert_eq(&json.stdout);
    let allow = "duplicate-code,unlisted,rfc-should,no-description,no-help";
    let outcome = folder.run(&["check", "server", "--allow", allow]);
    assert_eq!(outcome.text(), "status 0\nnothing found\n");
}

/// `A_A` has neither a description nor help.
fn with_warnings() -> Folder {
    let folder = Folder::new();
    let bare = json!([{ "code": "A_A", "status": 403, "variant": "A", "title": "Not allowed" }]);
    folder.write("a", exported("a::ERRORS", "a::E", &bare));
    folder
}

#[test]
fn warnings_are_errors_where_they_are_denied() {
    let folder = with_warnings();
    for (args, status, severity) in [
        (&[][..], 0, "warning"),
        (&["--deny", "warnings"], 1, "error"),
        (&["--deny", "no-help,no-description"], 1, "error"),
        (
            &["--deny", "no-help", "--deny", "no-description"],
            1,
            "error",
        ),
        (&["--deny", "stale-lock"], 0, "warning"),
    ] {
        let outcome = folder.run(&[&["check", "a"], args].concat());
        assert_eq!(outcome.status, Some(status), "{args:?}: {outcome:?}");
        for rule in ["no-help", "no-description"] {
            let heading = format!("{severity}: {rule}, ");
            assert!(outcome.stdout.contains(&heading), "{args:?}: {outcome:?}");
        }
        let outcome = folder.run(&[&["check", "a", "--json"], args].concat());
        assert_eq!(outcome.status, Some(status), "{args:?}: {outcome:?}");
        assert_eq!(outcome.json()["findings"][0]["severity"], severity);
    }
    // `warnings` does not bring back what is allowed.
    let args = [
        "check",
        "a",
        "--deny",
        "warnings",
        "--allow",
        "no-help,no-description",
    ];
    assert_eq!(folder.run(&args).text(), "status 0\nnothing found\n");
    let args = ["check", "a", "--deny", "warning"];
    let outcome = folder.run(&args);
    assert_eq!(outcome.status, Some(2), "{outcome:?}");
    assert!(
        outcome.stderr.contains("did you mean `warnings`?"),
        "{outcome:?}"
    );
}

#[test]
fn a_project_keeps_its_choice_in_cargo_toml() {
    let folder = with_warnings();
    let package = |levels: &str| {
        let text = format!("[package]\nname = \"a\"\n[package.metadata.errorbook]\n{levels}\n");
        folder.write("Cargo.toml", text);
    };
    for (levels, args, status, found) in [
        ("", &[][..], 0, 2),
        ("allow = ['no-help']", &[], 0, 1),
        ("allow = ['no-help', 'no-description']", &[], 0, 0),
        ("deny = ['warnings']", &[], 1, 2),
        ("deny = ['no-help']", &[], 1, 2),
        ("deny = ['warnings']\nallow = ['no-help']", &[], 1, 1),
        // The command line comes first.
        ("deny = ['no-help']", &["--allow", "no-help"], 0, 1),
        ("allow = ['no-help']", &["--deny", "no-help"], 1, 2),
        ("allow = ['no-help']", &["--deny", "warnings"], 1, 1),
    ] {
        package(levels);
        let outcome = folder.run(&[&["check", "a", "--json"], args].concat());
        assert_eq!(
            outcome.status,
            Some(status),
            "{levels} {args:?}: {outcome:?}"
        );
        let findings = outcome.json()["findings"].as_array().unwrap().len();
        assert_eq!(findings, found, "{levels} {args:?}: {outcome:?}");
    }
    for (levels, expected) in [
        ("allow = ['no-hlep']", "did you mean `no-help`?"),
        ("allow = 'no-help'", "invalid type: string"),
        ("alow = []", "unknown field `alow`"),
    ] {
        package(levels);
        let outcome = folder.run(&["check", "a"]);
        assert_eq!(outcome.status, Some(2), "{levels}: {outcome:?}");
        assert!(outcome.stderr.contains(expected), "{levels}: {outcome:?}");
    }
    // A workspace's is that of the packages that have none.
    folder.write(
        "Cargo.toml",
        "[workspace.metadata.errorbook]\ndeny = ['warnings']\n",
    );
    folder.write("member/Cargo.toml", "[package]\nname = \"b\"\n");
    let check = || {
        let mut command = folder.command(&["check", "../a"]);
        command.current_dir(folder.path().join("member"));
        super::support::run(command, None).status
    };
    assert_eq!(check(), Some(1));
    folder.write(
        "member/Cargo.toml",
        "[package.metadata.errorbook]\nallow = ['no-help', 'no-description']\n",
    );
    assert_eq!(check(), Some(0));
}

#[test]
fn diff_exits_by_class() {
    let folder = Folder::new();
    let mut title = entry("A_A", 403);
    title["title"] = json!("Other");
    let rows: [(&str, serde_json::Value, i32, Expect); 4] = [
        (
            "same",
            json!([entry("A_A", 403)]),
            0,
            expect![[r"
            0 breaking, 0 compatible, 0 editorial: nothing changed
        "]],
        ),
        (
            "editorial",
            json!([title.clone()]),
            0,
            expect![[r"
            editorial
              `A_A` has another title

            0 breaking, 0 compatible, 1 editorial: a new patch version
        "]],
        ),
        (
            "compatible",
            json!([title, entry("A_B", 403)]),
            0,
            expect![[r"
            compatible
              `A_B` is new

            editorial
              `A_A` has another title

            0 breaking, 1 compatible, 1 editorial: a new minor version
        "]],
        ),
        (
            "breaking",
            json!([entry("A_B", 403)]),
            1,
            expect![[r"
            breaking
              `A_A` is gone

            compatible
              `A_B` is new

            1 breaking, 1 compatible, 0 editorial: a new major version
        "]],
        ),
    ];
    folder.write(
        "old",
        exported("a::ERRORS", "a::E", &json!([entry("A_A", 403)])),
    );
    for (row, entries, status, expected) in rows {
        folder.write("new", exported("a::ERRORS", "a::E", &entries));
        let outcome = folder.run(&["diff", "old", "new"]);
        assert_eq!(
            (outcome.status, outcome.stderr.as_str()),
            (Some(status), ""),
            "{row}: {outcome:?}"
        );
        expected.assert_eq(&outcome.stdout);
        let json = folder.run(&["diff", "old", "new", "--json"]);
        let class = if row == "same" {
            json!(null)
        } else {
            json!(row)
        };
        assert_eq!(
            (json.status, &json.json()["class"]),
            (Some(status), &class),
            "{row}"
        );
    }
    let hidden = json!([entry("A_A", 403), { "code": "A_I", "status": 500, "variant": "I", "title": "I", "internal": true }]);
    folder.write("new", exported("a::ERRORS", "a::E", &hidden));
    assert!(
        folder
            .run(&["diff", "new", "old"])
            .stdout
            .contains("nothing changed")
    );
}

#[test]
fn merge_writes_what_can_be_read_and_tells_what_it_finds() {
    let folder = folder();
    folder.write(
        "pay",
        exported(
            "pay::ERRORS",
            "pay::PayError",
            &json!([entry("PAY_A", 402)]),
        ),
    );
    folder.write(
        "orgs",
        exported("orgs::ERRORS", "orgs::E", &json!([entry("ORG_X", 403)])),
    );
    let outcome = folder.run(&["merge", "server", "pay", "-o", "all.json"]);
    assert_eq!(
        outcome.text(),
        "status 0\nnothing found\nall.json: 2 services, 3 types\n"
    );
    assert!(!folder.read("all.json").contains("ORG_STORE"));
    let list = folder.run(&["list", "all.json"]);
    assert!(
        list.stdout.contains("PAY_A") && list.stdout.contains("AUTH_EXPIRED"),
        "{list:?}"
    );
    let one = folder.run(&["list", "all.json", "--catalogue", "pay::ERRORS"]);
    assert!(
        one.stdout.contains("PAY_A") && !one.stdout.contains("AUTH_EXPIRED"),
        "{one:?}"
    );
    let outcome = folder.run(&["merge", "server", "orgs", "-o", "all.json"]);
    expect![[r"
        status 1
        error: shared-prefix, one prefix in types of two services
          `ORG` is the prefix of `acme::OrgError` of `acme::ERRORS` and of `orgs::E` of `orgs::ERRORS`
          = give one of them a prefix of its own, or have both services use one type

        1 error, 0 warnings; `--allow RULE` leaves out those of a rule
        all.json: 2 services, 3 types
    "]]
    .assert_eq(&outcome.text());
    assert!(folder.read("all.json").contains("ORG_X"));
    let allowed = [
        "merge",
        "server",
        "orgs",
        "-o",
        "all.json",
        "--allow",
        "shared-prefix",
    ];
    assert_eq!(folder.run(&allowed).status, Some(0));
    let json = folder.run(&["merge", "server", "orgs", "-o", "all.json", "--json"]);
    assert_eq!(json.status, Some(1));
    assert_eq!(json.json()["findings"][0]["rule"], "shared-prefix");
    let bare = folder.run(&["merge", "server", "orgs"]);
    assert_eq!(
        (bare.status, &bare.json()["errorbook"]),
        (Some(1), &json!(1))
    );
    assert!(
        bare.stderr.starts_with("warning: shared-prefix: "),
        "{bare:?}"
    );
    let all = folder.run(&["merge", "server", "pay", "-o", "all.json", "--all"]);
    assert!(all.status == Some(0) && folder.read("all.json").contains("ORG_STORE"));
}

#[test]
fn services_of_one_name_can_be_given_others() {
    let folder = Folder::new();
    folder.write(
        "a.json",
        exported("app::ERRORS", "app::A", &json!([entry("A_A", 403)])),
    );
    folder.write(
        "b.json",
        exported("app::ERRORS", "app::B", &json!([entry("B_B", 403)])),
    );
    folder.write(
        "c=d.json",
        exported("app::ERRORS", "app::C", &json!([entry("C_C", 403)])),
    );
    let names = |args: &[&str]| {
        let outcome = folder.run(&[&["merge"], args].concat());
        let services = outcome.json()["services"].clone();
        let names: Vec<_> = services
            .as_array()
            .unwrap()
            .iter()
            .map(|service| service["name"].as_str().unwrap().to_owned())
            .collect();
        (outcome.status, names)
    };
    for (args, status, expected) in [
        (
            &["a.json", "b.json"][..],
            1,
            ["app::ERRORS", "app::ERRORS#2"],
        ),
        (&["orgs=a.json", "b.json"], 0, ["orgs", "app::ERRORS"]),
        (
            &["orgs::ERRORS=a.json", "pay=b.json"],
            0,
            ["orgs::ERRORS", "pay"],
        ),
        (&["c=d.json", "x=c=d.json"], 0, ["app::ERRORS", "x"]),
    ] {
        assert_eq!(
            names(args),
            (Some(status), expected.map(str::to_owned).into()),
            "{args:?}"
        );
    }
    let merged = folder.run(&["merge", "orgs=a.json", "pay=b.json", "-o", "all.json"]);
    assert_eq!(merged.status, Some(0), "{merged:?}");
    let outcome = folder.run(&["merge", "x=all.json"]);
    assert!(
        outcome.stderr.contains("it has several services"),
        "{outcome:?}"
    );
}

#[test]
fn findings_have_file_and_line() {
    let folder = Folder::new();
    let listing = catalogue_piece("acme::ERRORS", json!([{ "type": "a::OrgError 12:5" }]));
    let ty = type_piece("a::OrgError", "12:5", json!([entry("ORG_A", 401)]));
    let mut server = program(&[listing]);
    let text = format!("{ty}\nsrc/errors.rs");
    server.extend([&magic()[..], format!("{:08x}{text}", text.len()).as_bytes()].concat());
    folder.write("server", server);
    let only = [
        "--allow",
        "no-help",
        "--allow",
        "no-description",
        "--allow",
        "short-title",
    ];
    let text = folder
        .run(&[&["check", "server"], &only[..]].concat())
        .text();
    assert!(
        text.contains("(a::OrgError::V, src/errors.rs:12)"),
        "{text}"
    );
    let json = folder
        .run(&[&["check", "server", "--json"], &only[..]].concat())
        .json();
    let finding = &json["findings"][0];
    assert_eq!(
        (&finding["file"], &finding["line"]),
        (&json!("src/errors.rs"), &json!(12)),
        "{json}"
    );
}
