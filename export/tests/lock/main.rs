//! The published contract as a file.

#![allow(clippy::needless_pass_by_value, reason = "`json!` makes values")]

mod breaks;
mod file;
mod operations;

use errorbook_export::Catalogue;
use errorbook_export::lock::{self as locks, Lock};
use expect_test::{Expect, expect};
use proptest::prelude::*;
use serde_json::json;

const FILE: &str = "\
# The published error codes of acme::ERRORS. Written by `cargo errorbook lock`; commit it.
code ORG_BLOCKED 403 slug:string
code ORG_INVALID 422 errors:array hint:string?
code ORG_LEGACY 410 optional
code ORG_RATE_LIMITED 429 retryable
retired ORG_OLD
type urn:acme:error:{code}
";

/// A catalogue of one type, from the members of its entries that matter here.
fn catalogue(entries: serde_json::Value) -> Catalogue {
    catalogue_of(json!({ "problem_type": "urn:acme:error:{code}" }), entries)
}

fn catalogue_of(profile: serde_json::Value, mut entries: serde_json::Value) -> Catalogue {
    for entry in entries.as_array_mut().unwrap() {
        entry["variant"] = "V".into();
        entry["title"] = "V".into();
    }
    let json = json!({
        "errorbook": 1,
        "services": [{ "name": "acme::ERRORS", "profile": profile }],
        "types": [{ "path": "acme::OrgError", "entries": entries }],
    });
    Catalogue::from_json(json.to_string().as_bytes()).unwrap()
}

fn published() -> Catalogue {
    catalogue(json!([
        { "code": "ORG_RATE_LIMITED", "status": 429, "retryable": true },
        { "code": "ORG_INVALID", "status": 422, "fields": [
            { "name": "hint", "type": "string", "optional": true },
            { "name": "errors", "type": "array", "items": "field_error" },
        ] },
        { "code": "ORG_BLOCKED", "status": 403, "fields": [{ "name": "slug", "type": "string" }] },
        { "code": "ORG_HIDDEN", "status": 403, "concealed_as": "ORG_BLOCKED" },
        { "code": "ORG_DEBUG", "status": 500, "internal": true },
    ]))
}

fn lock(text: &str) -> Lock {
    text.parse().unwrap_or_else(|faults| panic!("{faults}"))
}

/// Every break with its remedy.
fn breaks(old: &str, catalogue: &Catalogue, accepted: &[&str]) -> String {
    let accepted: Vec<_> = accepted.iter().map(ToString::to_string).collect();
    let update = locks::update(&lock(old), catalogue, &accepted).unwrap();
    let breaks = update.breaks.iter();
    let lines: Vec<_> = breaks
        .map(|broken| format!("{broken}\n    {}\n", broken.remedy()))
        .collect();
    lines.concat()
}

#[test]
fn a_catalogue_that_keeps_its_lock_changes_nothing() {
    let update = locks::update(&lock(FILE), &published(), &[]).unwrap();
    assert_eq!(update.breaks, []);
    assert_eq!(update.lock.to_string(), FILE);
    assert!(update.added.is_empty() && update.changed.is_empty() && update.retired.is_empty());
    // What people wrote stays, behind the first line.
    let (first, rest) = FILE.split_once('\n').unwrap();
    let commented = format!("{first}\n# ORG_OLD was that of the trial.\n{rest}");
    let update = locks::update(&lock(&commented), &published(), &[]).unwrap();
    assert_eq!(update.lock.to_string(), commented);
}

#[test]
fn what_is_added_is_no_break() {
    let catalogue = catalogue(json!([
        { "code": "ORG_RATE_LIMITED", "status": 429, "retryable": true, "fields": [
            { "name": "left", "type": "integer" },
        ] },
        { "code": "ORG_INVALID", "status": 422, "retryable": true, "fields": [
            { "name": "hint", "type": "string" },
            { "name": "errors", "type": "array" },
        ] },
        { "code": "ORG_BLOCKED", "status": 403, "fields": [{ "name": "slug", "type": "string" }] },
        { "code": "ORG_NEW", "status": 404 },
    ]));
    let update = locks::update(&lock(FILE), &catalogue, &[]).unwrap();
    assert_eq!(update.breaks, []);
    assert_eq!(update.added, ["ORG_NEW"]);
    assert_eq!(update.changed, ["ORG_INVALID", "ORG_RATE_LIMITED"]);
    expect![[r"
        # The published error codes of acme::ERRORS. Written by `cargo errorbook lock`; commit it.
        code ORG_BLOCKED 403 slug:string
        code ORG_INVALID 422 errors:array hint:string retryable
        code ORG_LEGACY 410 optional
        code ORG_NEW 404
        code ORG_RATE_LIMITED 429 left:integer retryable
        retired ORG_OLD
        type urn:acme:error:{code}
    "]]
    .assert_eq(&update.lock.to_string());
}

#[test]
fn what_no_line_can_say_is_refused() {
    let rows: [(&str, Catalogue, Expect); 4] = [
        (
            "a code with a space",
            catalogue(json!([{ "code": "ORG A", "status": 403 }])),
            expect![[r#"
                "ORG A" of "acme::OrgError" cannot stand in a lock
                write a name without spaces, colons and question marks"#]],
        ),
        (
            "a field with a colon",
            catalogue(json!([{ "code": "ORG_A", "status": 403, "fields": [
                { "name": "a:b", "type": "string" },
            ] }])),
            expect![[r#"
                "a:b" of "acme::OrgError" cannot stand in a lock
                write a name without spaces, colons and question marks"#]],
        ),
        (
            "one code twice",
            catalogue(
                json!([{ "code": "ORG_A", "status": 403 }, { "code": "ORG_A", "status": 404 }]),
            ),
            expect![[r"
                two errors have the code `ORG_A`
                write another code for one of them: `cargo errorbook check` says which"]],
        ),
        (
            "a template with spaces around it",
            catalogue_of(json!({ "problem_type": " urn:a " }), json!([])),
            expect![[r"
                the template of problem types cannot stand on a line of its own
                write a URI with `{code}` for the code"]],
        ),
    ];
    for (row, catalogue, expected) in rows {
        let error = locks::of(&catalogue).expect_err(row);
        expected.assert_eq(&error.to_string());
    }
    let mut several = published();
    several.services.push(several.services[0].clone());
    assert!(
        locks::of(&several)
            .unwrap_err()
            .to_string()
            .contains("of 2 services")
    );
}

proptest! {
    #[test]
    fn no_file_is_a_panic(text in "\\PC*", lines in proptest::collection::vec("(code|retired|type|#|) ?[A-Z_]{0,3} ?[0-9]{0,3} ?[a-z]{0,2}:?[a-z]{0,7}[?]?", 0..8)) {
        let _ = text.parse::<Lock>();
        let _ = lines.join("\n").parse::<Lock>();
    }

    #[test]
    fn what_is_read_is_written_and_read_again(
        codes in proptest::collection::btree_map("[A-Z]{1,3}", (400_u16..600, proptest::collection::btree_map("[a-z]{1,2}", (0_usize..7, any::<bool>()), 0..3), any::<bool>(), any::<bool>()), 0..5),
        retired in proptest::collection::btree_set("[a-z]{1,3}", 0..3),
        uri in proptest::option::of("urn:[a-z]{1,3}:\\{code\\}"),
    ) {
        const TYPES: [&str; 7] = ["string", "integer", "number", "boolean", "array", "object", "any"];
        let mut lines: Vec<String> = codes.iter().map(|(code, (status, fields, retryable, optional))| {
            let mut line = format!("code {code} {status}");
            for (name, (ty, may)) in fields {
                let mark = if *may { "?" } else { "" };
                line = format!("{line} {name}:{}{mark}", TYPES[*ty]);
            }
            line + if *retryable { " retryable" } else { "" } + if *optional { " optional" } else { "" }
        }).collect();
        lines.extend(retired.iter().map(|code| format!("retired {code}")));
        lines.extend(uri.map(|uri| format!("type {uri}")));
        lines.sort();
        let written = lock(&lines.join("\n")).to_string();
        let body: Vec<_> = written.lines().skip(1).collect();
        prop_assert_eq!(&body, &lines);
        prop_assert_eq!(lock(&written).to_string(), written.clone());
    }
}
