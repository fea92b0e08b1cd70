//! `lock`: what is written, what is refused.

use super::support::{Folder, acme, catalogue_piece, entry, exported, org, program};
use expect_test::expect;
use serde_json::{Value, json};

fn folder(entries: &Value) -> Folder {
    let folder = Folder::new();
    folder.write("new", exported("a::ERRORS", "a::E", entries));
    folder
}

const HEADER: &str =
    "# The published error codes of a::ERRORS. Written by `cargo errorbook lock`; commit it.\n";

#[test]
fn a_program_gets_a_lock() {
    let folder = Folder::new();
    folder.write("server", acme());
    let outcome = folder.run(&["lock", "server"]);
    expect![[r#"
        status 0
        + AUTH_EXPIRED 401
        + ORG_BLOCKED 403 slug:string
        + ORG_BUSY 429 retryable
        errorbook.lock: 3 codes, 0 retired; written
        `catalogue!` does not name it, so that breaks compile: write `lock = "errorbook.lock";` in it
    "#]]
    .assert_eq(&outcome.text());
    expect![[r"
        # The published error codes of acme::ERRORS. Written by `cargo errorbook lock`; commit it.
        code AUTH_EXPIRED 401
        code ORG_BLOCKED 403 slug:string
        code ORG_BUSY 429 retryable
        type urn:acme:error:{code}
    "]]
    .assert_eq(&folder.read("errorbook.lock"));
    let modified = || {
        std::fs::metadata(folder.path().join("errorbook.lock"))
            .unwrap()
            .modified()
            .unwrap()
    };
    let before = modified();
    let outcome = folder.run(&["lock", "server"]);
    assert!(
        outcome
            .stdout
            .starts_with("errorbook.lock: 3 codes, 0 retired; up to date\n"),
        "{outcome:?}"
    );
    assert_eq!(
        modified(),
        before,
        "a file that is up to date is left alone"
    );
    assert_eq!(folder.files(), ["errorbook.lock", "server"]);
}

#[test]
fn breaks_are_refused_until_they_are_accepted() {
    let folder = folder(&json!([
        entry("A_A", 404),
        entry("A_NEW", 403),
        entry("A_OLD", 403)
    ]));
    let file =
        format!("{HEADER}code A_A 403\ncode A_B 403\ncode A_C 403 optional\nretired A_OLD\n");
    folder.write("errorbook.lock", &file);
    let outcome = folder.run(&["lock", "new"]);
    expect![[r"
        status 1
        broken: `A_A` had the status 403 and has 404
            write `#[status(403)]` again; or, where the change is intended, `cargo errorbook lock --accept A_A`
        broken: `A_B` is gone
            restore it; or retire it, `cargo errorbook lock --accept A_B`; or mark its line `optional` where the variant is under `#[cfg]`
        broken: `A_OLD` is retired, and used again
            write another code: a client may still take it for what it was
        + A_NEW 403

        errorbook.lock: 3 breaks; nothing is written
    "]]
    .assert_eq(&outcome.text());
    assert_eq!(folder.read("errorbook.lock"), file);
    assert_eq!(
        folder.run(&["lock", "new", "--check"]).text(),
        outcome.text()
    );
    // What is retired stays retired, whatever is accepted.
    let outcome = folder.run(&["lock", "new", "--accept", "A_A,A_B", "--accept", "A_OLD"]);
    assert_eq!(outcome.status, Some(1), "{outcome:?}");
    assert!(
        outcome.stdout.contains("1 break; nothing is written"),
        "{outcome:?}"
    );
    assert_eq!(outcome.stderr, "");
    assert_eq!(folder.read("errorbook.lock"), file);
    folder.write(
        "new",
        exported(
            "a::ERRORS",
            "a::E",
            &json!([entry("A_A", 404), entry("A_NEW", 403)]),
        ),
    );
    // A code that nothing has is a mistake, and nothing is written.
    let outcome = folder.run(&["lock", "new", "--accept", "A_A,A_B", "--accept", "A_X"]);
    expect![[r"
        status 2
        stderr:
        error: neither the lock nor the catalogue has the code or operation `A_X`
               did you mean `A_A`?
    "]]
    .assert_eq(&outcome.text());
    assert_eq!(folder.read("errorbook.lock"), file);
    let outcome = folder.run(&["lock", "new", "--accept", "A_A,A_B", "--accept", "A_NEW"]);
    expect![[r"
        status 0
        + A_NEW 403
        ~ A_A 404
        - A_B retired
        errorbook.lock: 3 codes, 2 retired; written
        stderr:
        note: `--accept A_NEW` was not needed: nothing of it breaks the lock
    "]]
    .assert_eq(&outcome.text());
    let expected = format!(
        "{HEADER}code A_A 404\ncode A_C 403 optional\ncode A_NEW 403\nretired A_B\nretired A_OLD\n"
    );
    assert_eq!(folder.read("errorbook.lock"), expected);
}

#[test]
fn check_writes_nothing() {
    let folder = folder(&json!([entry("A_A", 403)]));
    for (file, status, expected) in [
        (
            None,
            1,
            "there is no such file: write it with `cargo errorbook lock`",
        ),
        (Some(format!("{HEADER}code A_A 403\n")), 0, "up to date"),
        (Some("code A_A 403\n".to_owned()), 1, "out of date"),
        (
            Some(format!("{HEADER}code A_A 403 optional\n")),
            0,
            "up to date",
        ),
        (
            Some(format!("{HEADER}code A_B 403\n")),
            1,
            "nothing is written",
        ),
        (Some(HEADER.to_owned()), 1, "+ A_A 403"),
    ] {
        if let Some(file) = &file {
            folder.write("errorbook.lock", file);
        }
        let outcome = folder.run(&["lock", "new", "--check"]);
        assert_eq!(outcome.status, Some(status), "{file:?}: {outcome:?}");
        assert!(outcome.stdout.contains(expected), "{file:?}: {outcome:?}");
        match file {
            Some(file) => assert_eq!(folder.read("errorbook.lock"), file),
            None => assert_eq!(folder.files(), ["new"]),
        }
    }
}

#[test]
fn json_says_what_happened() {
    let folder = folder(&json!([entry("A_A", 404), entry("A_NEW", 403)]));
    folder.write("my.lock", format!("{HEADER}code A_A 403\n"));
    let outcome = folder.run(&["lock", "new", "-o", "my.lock", "--json"]);
    assert_eq!(outcome.status, Some(1));
    expect![[r#"
        {
          "added": [
            "A_NEW"
          ],
          "breaks": [
            {
              "code": "A_A",
              "what": "`A_A` had the status 403 and has 404",
              "write": "write `#[status(403)]` again; or, where the change is intended, `cargo errorbook lock --accept A_A`"
            }
          ],
          "changed": [
            "A_A"
          ],
          "file": "my.lock",
          "retired": [],
          "setting": null,
          "up_to_date": false,
          "written": false
        }
    "#]]
    .assert_eq(&outcome.stdout);
    let outcome = folder.run(&["lock", "new", "-o", "my.lock", "--json", "--accept", "A_A"]);
    assert_eq!(
        (outcome.status, outcome.json()["written"].as_bool()),
        (Some(0), Some(true))
    );
}

#[test]
fn a_faulty_lock_is_told_whole() {
    let folder = folder(&json!([]));
    folder.write("errorbook.lock", "<<<<<<< HEAD\ncode A_A 200\n");
    for args in [&["lock", "new"][..], &["check", "new"]] {
        let outcome = folder.run(args);
        expect![[r#"
            status 2
            stderr:
            error: line 1 of `errorbook.lock`: this is a conflict marker of a merge
                   keep the lines of both sides, without the markers: each line stands for itself
                   line 2 of `errorbook.lock`: "200" is not the status of an error
                   write one from 400 to 599: `code A_A 403`
        "#]]
        .assert_eq(&outcome.text());
    }
    folder.write("errorbook.lock", b"\xff");
    let outcome = folder.run(&["lock", "new"]);
    assert!(
        outcome
            .stderr
            .contains("`errorbook.lock` is not an errorbook lock"),
        "{outcome:?}"
    );
}

#[test]
fn the_lock_stands_beside_cargo_toml() {
    let folder = folder(&json!([entry("A_A", 403)]));
    folder.write("Cargo.toml", "[package]\nname = \"a\"\n");
    folder.write("src/deep/main.rs", "");
    let mut command = folder.command(&["lock", "../../new"]);
    command.current_dir(folder.path().join("src/deep"));
    let outcome = super::support::run(command, None);
    assert_eq!(outcome.status, Some(0), "{outcome:?}");
    assert!(
        folder.files().contains(&"errorbook.lock".to_owned()),
        "{:?}",
        folder.files()
    );
}

#[test]
fn check_compares_with_the_lock() {
    let folder = folder(&json!([entry("A_A", 403), entry("A_NEW", 403)]));
    let check = |args: &[&str]| folder.run(&[&["check", "new"], args].concat());
    assert_eq!(check(&[]).text(), "status 0\nnothing found\n");
    folder.write("errorbook.lock", format!("{HEADER}code A_A 404\n"));
    let outcome = check(&[]);
    expect![[r"
        status 1
        error: broken-lock, a break of what the lock has published
          `A_A` had the status 404 and has 403 (a::E::V)
          = write `#[status(404)]` again; or, where the change is intended, `cargo errorbook lock --accept A_A`

        warning: stale-lock, codes that the lock does not have yet
          `A_NEW` is not in the lock (a::E::V)
          = run `cargo errorbook lock`, and commit the file

        1 error, 1 warning; `--allow RULE` leaves out those of a rule
    "]]
    .assert_eq(&outcome.text());
    assert_eq!(
        check(&["--allow", "broken-lock,stale-lock"]).status,
        Some(0)
    );
    // Another service's lock is left out, and refused where it is asked for.
    folder.write(
        "errorbook.lock",
        format!("{}code A_A 404\n", HEADER.replace("a::", "b::")),
    );
    let outcome = check(&[]);
    assert_eq!(outcome.status, Some(0), "{outcome:?}");
    assert!(
        outcome
            .stderr
            .contains("it is the lock of `b::ERRORS`, and this is `a::ERRORS`"),
        "{outcome:?}"
    );
    assert_eq!(check(&["--lock", "errorbook.lock"]).status, Some(2));
    for (path, expected) in [
        ("none.lock", "there is no `none.lock`"),
        ("errorbook.lok", "did you mean `errorbook.lock`?"),
        ("new", "`new` is not an errorbook lock"),
        (".", "`.` is a folder"),
    ] {
        let outcome = check(&["--lock", path]);
        assert_eq!(outcome.status, Some(2), "{path}: {outcome:?}");
        assert!(outcome.stderr.contains(expected), "{path}: {outcome:?}");
    }
}

#[test]
fn the_lock_of_another_catalogue_is_refused() {
    let folder = folder(&json!([entry("A_A", 403)]));
    let file = "# The published error codes of b::ERRORS. Written by `cargo errorbook lock`; commit it.\n\
        code B_B 403\n";
    folder.write("errorbook.lock", file);
    for args in [
        &["lock", "new"][..],
        &["lock", "new", "--accept", "B_B"],
        &["lock", "new", "--check"],
    ] {
        let outcome = folder.run(args);
        expect![[r"
            status 2
            stderr:
            error: `errorbook.lock`: it is the lock of `b::ERRORS`, and this is `a::ERRORS`
                   write the path of another file; or, if the catalogue was renamed, its name in the first line of this one
        "]]
        .assert_eq(&outcome.text());
        assert_eq!(folder.read("errorbook.lock"), file);
    }
    assert_eq!(folder.run(&["lock", "new", "-o", "a.lock"]).status, Some(0));
}

#[test]
fn a_lock_that_no_catalogue_names_is_found() {
    let folder = Folder::new();
    let program_of = |lock: Option<&str>| {
        let mut catalogue =
            catalogue_piece("acme::ERRORS", json!([{ "type": "acme::OrgError 12:5" }]));
        if let Some(lock) = lock {
            catalogue["catalogue"]["lock"] = lock.into();
        }
        folder.write("server", program(&[org(), catalogue]));
    };
    program_of(None);
    let outcome = folder.run(&["lock", "server"]);
    assert!(
        outcome
            .stdout
            .contains("write `lock = \"errorbook.lock\";` in it"),
        "{outcome:?}"
    );
    let setting = |args: &[&str]| {
        let outcome = folder.run(&[&["lock", "server", "--json"], args].concat());
        outcome.json()["setting"].as_str().map(str::to_owned)
    };
    assert_eq!(setting(&[]).as_deref(), Some("lock = \"errorbook.lock\";"));
    assert_eq!(
        setting(&["-o", "./my.lock"]).as_deref(),
        Some("lock = \"my.lock\";")
    );
    let outcome = folder.run(&["check", "server"]);
    assert!(
        outcome
            .stdout
            .contains("warning: unnamed-lock, a lock that no `catalogue!` names"),
        "{outcome:?}"
    );
    // The file that is named is the one that is written and compared.
    folder.write("locks/of/README.md", "");
    program_of(Some("locks/of/acme.lock"));
    assert_eq!(setting(&[]), None);
    assert!(
        folder
            .read("locks/of/acme.lock")
            .contains("code ORG_BLOCKED 403")
    );
    let outcome = folder.run(&["check", "server"]);
    assert!(!outcome.stdout.contains("-lock"), "{outcome:?}");
    // A catalogue that was renamed is not passed over.
    let renamed = HEADER.replace("a::ERRORS", "old::ERRORS");
    folder.write("locks/of/acme.lock", renamed);
    let outcome = folder.run(&["check", "server"]);
    assert_eq!(outcome.status, Some(2), "{outcome:?}");
    assert!(
        outcome
            .stderr
            .contains("it is the lock of `old::ERRORS`, and this is `acme::ERRORS`"),
        "{outcome:?}"
    );
}

#[test]
fn a_merged_catalogue_has_no_lock() {
    let folder = Folder::new();
    folder.write("a", exported("a::ERRORS", "a::E", &json!([])));
    folder.write("b", exported("b::ERRORS", "b::E", &json!([])));
    assert_eq!(
        folder.run(&["merge", "a", "b", "-o", "all"]).status,
        Some(0)
    );
    let outcome = folder.run(&["lock", "all"]);
    expect![[r"
        status 2
        stderr:
        error: the catalogue is of 2 services, and a lock is of one
               lock each of them from its own program
    "]]
    .assert_eq(&outcome.text());
    assert_eq!(
        folder
            .run(&["lock", "all", "--catalogue", "b::ERRORS"])
            .status,
        Some(0)
    );
}
