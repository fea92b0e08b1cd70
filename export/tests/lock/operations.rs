//! The lines of operations.

use crate::{breaks, lock};
use errorbook_export::check::check_lock;
use errorbook_export::{Catalogue, lock as locks};
use expect_test::expect;
use serde_json::{Value, json};

const FILE: &str = "\
# The published error codes of acme::ERRORS. Written by `cargo errorbook lock`; commit it.
code A 403
code B 404
code C 409
code D 410 optional
operation all A B C D
operation one A
";

fn catalogue(operations: Value) -> Catalogue {
    let entry = |code: &str, status: u16| json!({ "code": code, "status": status, "variant": code, "title": "T" });
    let mut internal = entry("I", 500);
    internal["internal"] = true.into();
    let json = json!({
        "errorbook": 1,
        "services": [{ "name": "acme::ERRORS" }],
        "types": [{ "path": "acme::OrgError", "entries": [entry("A", 403), entry("B", 404), entry("C", 409), internal] }],
        "operations": operations,
    });
    Catalogue::from_json(json.to_string().as_bytes()).unwrap()
}

#[test]
fn are_written_without_internal_codes() {
    let catalogue = catalogue(json!([
        { "name": "z", "codes": ["B", "A", "I"] },
        { "name": "a", "codes": [] },
    ]));
    expect![[r"
        # The published error codes of acme::ERRORS. Written by `cargo errorbook lock`; commit it.
        code A 403
        code B 404
        code C 409
        operation a
        operation z A B
    "]]
    .assert_eq(&locks::of(&catalogue).unwrap().to_string());
}

/// A code that this build does not have stays in its lines.
#[test]
fn that_are_kept_change_nothing() {
    let catalogue = catalogue(json!([
        { "name": "all", "codes": ["A", "B", "C", "I"] },
        { "name": "one", "codes": ["A"] },
    ]));
    let update = locks::update(&lock(FILE), &catalogue, &[]).unwrap();
    assert_eq!((update.breaks, update.operations), (vec![], vec![]));
    assert_eq!(update.lock.to_string(), FILE);
}

#[test]
fn that_break_it_are_told_until_they_are_accepted() {
    let catalogue = catalogue(json!([{ "name": "one", "codes": ["A", "B", "C"] }]));
    expect![[r"
        `all` is no longer an operation
            write it in `operations` again; or, where the change is intended, `cargo errorbook lock --accept all`
        `one` answers with `B` too, which its clients do not expect
            write a subset without it; or, where the change is intended, `cargo errorbook lock --accept one`
        `one` answers with `C` too, which its clients do not expect
            write a subset without it; or, where the change is intended, `cargo errorbook lock --accept one`
    "]]
    .assert_eq(&breaks(FILE, &catalogue, &[]));
    let accepted = ["all", "one", "two"].map(str::to_owned);
    let update = locks::update(&lock(FILE), &catalogue, &accepted).unwrap();
    assert_eq!((update.breaks, update.unused), (vec![], vec![]));
    assert_eq!(update.unknown, ["two"]);
    let lines = update.lock.to_string();
    assert!(lines.ends_with("\noperation one A B C\n"), "{lines}");
}

#[test]
fn that_are_new_or_answer_with_less_are_compatible() {
    let catalogue = catalogue(json!([
        { "name": "all", "codes": ["A", "C"] },
        { "name": "new", "codes": ["B"] },
        { "name": "one", "codes": ["A"] },
    ]));
    let published = lock(FILE);
    let update = locks::update(&published, &catalogue, &["one".to_owned()]).unwrap();
    assert_eq!(update.breaks, []);
    assert_eq!(update.unused, ["one"]);
    let changes = update.operations.iter();
    let changes: Vec<_> = changes
        .map(|change| (change.was.as_deref(), change.is.as_deref()))
        .collect();
    assert_eq!(
        changes,
        [
            (Some("operation all A B C D"), Some("operation all A C D")),
            (None, Some("operation new B")),
        ]
    );
    let findings = check_lock(&published, &catalogue).unwrap();
    let findings: Vec<_> = findings.iter().map(|finding| &finding.what).collect();
    assert_eq!(
        findings,
        [
            "the operation `all` answers with less than the lock says",
            "the operation `new` is not in the lock",
        ]
    );
}

/// A lock of before has no such lines, and a code that is only in the catalogue now is no break of an operation's own.
#[test]
fn that_the_lock_does_not_have_are_new() {
    let catalogue = catalogue(json!([{ "name": "one", "codes": ["A"] }]));
    let update = locks::update(&lock("code A 403\n"), &catalogue, &[]).unwrap();
    assert_eq!(update.breaks, []);
    assert_eq!(update.added, ["B", "C"]);
    assert_eq!(update.operations.len(), 1);
}
