//! The published contract as a file.

#![allow(clippy::needless_pass_by_value, reason = "`json!` makes values")]

use errorbook_export::Catalogue;
use errorbook_export::lock::Lock;
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
    let update = lock(old).update(catalogue, &accepted).unwrap();
    let breaks = update.breaks.iter();
    let lines: Vec<_> = breaks
        .map(|broken| format!("{broken}\n    {}\n", broken.remedy()))
        .collect();
    lines.concat()
}

#[test]
fn a_catalogue_without_a_lock_gets_one() {
    expect![[r"
        # The published error codes of acme::ERRORS. Written by `cargo errorbook lock`; commit it.
        code ORG_BLOCKED 403 slug:string
        code ORG_INVALID 422 errors:array hint:string?
        code ORG_RATE_LIMITED 429 retryable
        type urn:acme:error:{code}
    "]]
    .assert_eq(&Lock::of(&published()).unwrap().to_string());
}

#[test]
fn the_problem_type_is_the_profiles_or_its_docs() {
    for (profile, expected) in [
        (json!({}), None),
        (
            json!({ "docs": "https://d/{code}" }),
            Some("https://d/{code}"),
        ),
        (
            json!({ "docs": "https://d/{code}", "problem_type": "urn:{code}" }),
            Some("urn:{code}"),
        ),
    ] {
        let lock = Lock::of(&catalogue_of(profile.clone(), json!([]))).unwrap();
        assert_eq!(lock.problem_type.as_deref(), expected, "{profile}");
    }
}

#[test]
fn integer_codes_are_numbers() {
    let catalogue = catalogue_of(json!({}), json!([{ "code": 4031, "status": 403 }]));
    let lock = Lock::of(&catalogue).unwrap().to_string();
    assert!(lock.ends_with("commit it.\ncode 4031 403\n"), "{lock}");
}

#[test]
fn what_is_written_is_read() {
    assert_eq!(lock(FILE).to_string(), FILE);
}

#[test]
fn an_untidy_file_is_tidied() {
    let untidy = "\u{feff}\r\n# Why ORG_OLD went: see the changelog.\r\n  type   urn:acme:error:{code}  \r\n\
        retired ORG_OLD\r\nretired ORG_OLD\r\n\r\n\
        code\tORG_INVALID 422  optional hint:string? errors:array retryable\r\n\
        code ORG_INVALID 422 errors:array hint:string? retryable optional\r\n\
        code ORG_BLOCKED 403 slug:string";
    expect![[r"
        # The published error codes of . Written by `cargo errorbook lock`; commit it.
        # Why ORG_OLD went: see the changelog.
        code ORG_BLOCKED 403 slug:string
        code ORG_INVALID 422 errors:array hint:string? retryable optional
        retired ORG_OLD
        type urn:acme:error:{code}
    "]]
    .assert_eq(&lock(untidy).to_string());
}

#[test]
fn every_fault_of_a_file_is_told() {
    let faulty = "\
code
code ORG_A
code ORG_A 200
code ORG_A 4o3
code ORG_A 403 slug
code ORG_A 403 slug:text
code ORG_A 403 a:string a:integer
code ORG_B 403
code ORG_B 404
retired
retired ORG_B
retired ORG_C ORG_D
retired ORG_E
code ORG_E 403
type
type urn:a
type urn:b
<<<<<<< HEAD
=======
>>>>>>> other
codes ORG_F 403
code ORG_G 403 :string
code ORG_H 403 \u{1b}[31m
";
    expect![[r#"
        line 1: a code and its status belong behind `code`
        write `code ORG_BLOCKED 403`
        line 2: a code and its status belong behind `code`
        write `code ORG_BLOCKED 403`
        line 3: "200" is the status of no error
        write one from 400 to 599: `code ORG_A 403`
        line 4: "4o3" is the status of no error
        write one from 400 to 599: `code ORG_A 403`
        line 5: "slug" says nothing about a code
        write `retryable`, `optional` or a field, `name:string`
        line 6: "text" is no type of JSON
        write `slug:string`, or `integer`, `number`, `boolean`, `array`, `object`, `any`
        line 7: the field `a` is there twice
        keep the one that was published
        line 7: `ORG_A` has another line that says `code ORG_A 403`
        keep the line that was published
        line 9: `ORG_B` has another line that says `code ORG_B 403`
        keep the line that was published
        line 10: one code belongs behind `retired`
        write `retired ORG_OLD`
        line 11: `ORG_B` is published and retired
        keep `retired ORG_B`: a retired code is not used again
        line 12: one code belongs behind `retired`
        write `retired ORG_OLD`
        line 14: `ORG_E` is published and retired
        keep `retired ORG_E`: a retired code is not used again
        line 15: the template of problem types belongs behind `type`
        write `type urn:acme:error:{code}`
        line 17: another line says `type urn:a`
        keep the one that was published
        line 18: a merge was left in the middle
        keep the lines of both sides: each stands for itself
        line 19: a merge was left in the middle
        keep the lines of both sides: each stands for itself
        line 20: a merge was left in the middle
        keep the lines of both sides: each stands for itself
        line 21: "codes" begins no line of a lock
        write `code`, `retired` or `type`
        line 22: ":string" says nothing about a code
        write `retryable`, `optional` or a field, `name:string`
        line 23: "\u{1b}[31m" says nothing about a code
        write `retryable`, `optional` or a field, `name:string`"#]]
    .assert_eq(&faulty.parse::<Lock>().unwrap_err().to_string());
}

#[test]
fn a_catalogue_that_keeps_its_lock_changes_nothing() {
    let update = lock(FILE).update(&published(), &[]).unwrap();
    assert_eq!(update.breaks, []);
    assert_eq!(update.lock.to_string(), FILE);
    assert!(update.added.is_empty() && update.changed.is_empty() && update.retired.is_empty());
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
    let update = lock(FILE).update(&catalogue, &[]).unwrap();
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

/// A catalogue that breaks `FILE` in every way there is.
fn broken() -> Catalogue {
    catalogue_of(
        json!({ "docs": "https://docs.acme.example/{code}" }),
        json!([
            { "code": "ORG_OLD", "status": 403 },
            { "code": "ORG_RATE_LIMITED", "status": 503 },
            { "code": "ORG_INVALID", "status": 422, "fields": [
                { "name": "errors", "type": "array", "optional": true },
            ] },
            { "code": "ORG_BLOCKED", "status": 403, "fields": [{ "name": "slug", "type": "integer" }] },
            { "code": "ORG_LEGACY", "status": 404 },
        ]),
    )
}

#[test]
fn all_breaks_are_told_with_what_to_do() {
    expect![[r#"
        `ORG_BLOCKED` had the field `slug` as string and has it as integer
            give `slug` its type back, or write `#[expose(json = "string")]` where it still is one; or, where it is meant, `cargo errorbook lock --accept ORG_BLOCKED`
        `ORG_INVALID` may leave out the field `errors`
            send `errors` always; or, where it is meant, `cargo errorbook lock --accept ORG_INVALID`
        `ORG_INVALID` has lost the field `hint`
            expose `hint` again; or, where it is meant, `cargo errorbook lock --accept ORG_INVALID`
        `ORG_LEGACY` had the status 410 and has 404
            write `#[status(410)]` again; or, where it is meant, `cargo errorbook lock --accept ORG_LEGACY`
        `ORG_OLD` is retired, and used again
            write another code: a client may still take it for what it was
        `ORG_RATE_LIMITED` had the status 429 and has 503
            write `#[status(429)]` again; or, where it is meant, `cargo errorbook lock --accept ORG_RATE_LIMITED`
        `ORG_RATE_LIMITED` is no longer retryable
            write `#[retryable]` again; or, where it is meant, `cargo errorbook lock --accept ORG_RATE_LIMITED`
        the problem type was `urn:acme:error:{code}` and is `https://docs.acme.example/{code}`
            write `.problem_type("urn:acme:error:{code}")` in the profile; or, where it is meant, `cargo errorbook lock --accept type`
    "#]]
    .assert_eq(&breaks(FILE, &broken(), &[]));
}

#[test]
fn what_is_accepted_is_written_but_for_retired_codes() {
    let all = [
        "ORG_BLOCKED",
        "ORG_INVALID",
        "ORG_LEGACY",
        "ORG_OLD",
        "ORG_RATE_LIMITED",
        "type",
        "ORG_NO",
    ];
    let accepted = all.map(str::to_owned);
    let update = lock(FILE).update(&broken(), &accepted).unwrap();
    let breaks: Vec<_> = update.breaks.iter().map(ToString::to_string).collect();
    assert_eq!(breaks, ["`ORG_OLD` is retired, and used again"]);
    assert_eq!(update.unused, ["ORG_OLD", "ORG_NO"]);
    let mended = FILE.replace("retired ORG_OLD\n", "");
    let update = lock(&mended).update(&broken(), &accepted).unwrap();
    assert_eq!(update.breaks, []);
    expect![[r"
        # The published error codes of acme::ERRORS. Written by `cargo errorbook lock`; commit it.
        code ORG_BLOCKED 403 slug:integer
        code ORG_INVALID 422 errors:array?
        code ORG_LEGACY 404 optional
        code ORG_OLD 403
        code ORG_RATE_LIMITED 503
        type https://docs.acme.example/{code}
    "]]
    .assert_eq(&update.lock.to_string());
}

#[test]
fn an_accepted_code_that_is_gone_is_retired_for_ever() {
    let nothing = catalogue(json!([]));
    let gone = "code ORG_A 403\ncode ORG_B 403 optional\ncode ORG_C 403 optional\nretired ORG_OLD\ntype urn:acme:error:{code}\n";
    expect![[r"
        `ORG_A` is gone
            restore it; or retire it, `cargo errorbook lock --accept ORG_A`; or mark its line `optional` where the variant is under `#[cfg]`
    "]]
    .assert_eq(&breaks(gone, &nothing, &[]));
    let update = lock(gone)
        .update(&nothing, &["ORG_A".into(), "ORG_C".into()])
        .unwrap();
    assert_eq!(update.breaks, []);
    assert_eq!(update.retired, ["ORG_A", "ORG_C"]);
    expect![[r"
        # The published error codes of acme::ERRORS. Written by `cargo errorbook lock`; commit it.
        code ORG_B 403 optional
        retired ORG_A
        retired ORG_C
        retired ORG_OLD
        type urn:acme:error:{code}
    "]]
    .assert_eq(&update.lock.to_string());
}

#[test]
fn an_internal_code_that_was_published_stays_published() {
    let internal = |status: u16| {
        catalogue(
            json!([{ "code": "ORG_A", "status": status, "internal": true },
            { "code": "ORG_OTHER", "status": 500, "internal": true }]),
        )
    };
    let file = "code ORG_A 403\ntype urn:acme:error:{code}\n";
    let update = lock(file).update(&internal(403), &[]).unwrap();
    assert_eq!(update.breaks, []);
    let codes: Vec<_> = update.lock.codes.keys().collect();
    assert_eq!(codes, ["ORG_A"]);
    assert!(breaks(file, &internal(404), &[]).contains("had the status 403 and has 404"));
}

#[test]
fn a_concealed_code_that_was_published_is_a_break_that_nobody_can_accept() {
    let catalogue = catalogue(json!([{ "code": "ORG_A", "status": 403, "concealed_as": "ORG_B" }]));
    let file = "code ORG_A 403\ntype urn:acme:error:{code}\n";
    expect![[r"
        `ORG_A` is concealed, so that no client gets it any more
            restore it; or write another code for the concealed error, and retire this one: `cargo errorbook lock --accept ORG_A`
    "]]
    .assert_eq(&breaks(file, &catalogue, &["ORG_A"]));
}

#[test]
fn a_retired_code_is_not_used_by_hidden_errors_either() {
    for hidden in [
        json!({ "internal": true }),
        json!({ "concealed_as": "ORG_B" }),
    ] {
        let mut entry = json!({ "code": "ORG_OLD", "status": 403 });
        entry
            .as_object_mut()
            .unwrap()
            .extend(hidden.as_object().unwrap().clone());
        let catalogue = catalogue(json!([entry]));
        let breaks = breaks(
            "retired ORG_OLD\ntype urn:acme:error:{code}\n",
            &catalogue,
            &[],
        );
        assert!(
            breaks.contains("`ORG_OLD` is retired, and used again"),
            "{hidden}: {breaks}"
        );
    }
}

#[test]
fn fields_whose_type_nobody_knew_may_have_any() {
    let catalogue = catalogue(json!([{ "code": "ORG_A", "status": 403, "fields": [
        { "name": "a", "type": "string" }, { "name": "b", "type": "any" },
    ] }]));
    let file = "code ORG_A 403 a:any b:string\ntype urn:acme:error:{code}\n";
    let breaks = breaks(file, &catalogue, &[]);
    assert!(
        !breaks.contains("`a`") && breaks.contains("`b` as string"),
        "{breaks}"
    );
}

#[test]
fn problem_types_that_come_and_go_are_breaks() {
    let with = catalogue(json!([]));
    let without = catalogue_of(json!({}), json!([]));
    for (file, catalogue, expected) in [
        (
            "type urn:a:{code}\n",
            &without,
            "was `urn:a:{code}` and is absent",
        ),
        (
            "code ORG_A 403 optional\n",
            &with,
            "was absent and is `urn:acme:error:{code}`",
        ),
    ] {
        assert!(breaks(file, catalogue, &[]).contains(expected), "{file}");
        assert_eq!(breaks(file, catalogue, &["type"]), "", "{file}");
    }
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
        let error = Lock::of(&catalogue).expect_err(row);
        expected.assert_eq(&error.to_string());
    }
    let mut several = published();
    several.services.push(several.services[0].clone());
    assert!(
        Lock::of(&several)
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
