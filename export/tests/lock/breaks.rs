//! What breaks a published contract, and what may be accepted.

use crate::{FILE, breaks, catalogue, catalogue_of, lock};
use errorbook_export::{Catalogue, lock as locks};
use expect_test::expect;
use serde_json::json;

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
            { "code": "ORG_KEPT", "status": 404 },
        ]),
    )
}

#[test]
fn all_breaks_are_told_with_what_to_do() {
    expect![[r#"
        `ORG_BLOCKED` had the field `slug` as string and has it as integer
            give `slug` its type back, or write `#[expose(json = "string")]` where it still is one; or, where the change is intended, `cargo errorbook lock --accept ORG_BLOCKED`
        `ORG_INVALID` may leave out the field `errors`
            send `errors` always; or, where the change is intended, `cargo errorbook lock --accept ORG_INVALID`
        `ORG_INVALID` has lost the field `hint`
            expose `hint` again; or, where the change is intended, `cargo errorbook lock --accept ORG_INVALID`
        `ORG_LEGACY` had the status 410 and has 404
            write `#[status(410)]` again; or, where the change is intended, `cargo errorbook lock --accept ORG_LEGACY`
        `ORG_OLD` is retired, and used again
            write another code: a client may still take it for what it was
        `ORG_RATE_LIMITED` had the status 429 and has 503
            write `#[status(429)]` again; or, where the change is intended, `cargo errorbook lock --accept ORG_RATE_LIMITED`
        `ORG_RATE_LIMITED` is no longer retryable
            write `#[retryable]` again; or, where the change is intended, `cargo errorbook lock --accept ORG_RATE_LIMITED`
        the problem type was `urn:acme:error:{code}` and is `https://docs.acme.example/{code}`
            write `.problem_type(…)` with `urn:acme:error:{code}` in the profile; or, where the change is intended, `cargo errorbook lock --accept type`
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
        "ORG_KEPT",
    ];
    let accepted = all.map(str::to_owned);
    let update = locks::update(&lock(FILE), &broken(), &accepted).unwrap();
    let breaks: Vec<_> = update.breaks.iter().map(ToString::to_string).collect();
    assert_eq!(breaks, ["`ORG_OLD` is retired, and used again"]);
    assert_eq!(update.unused, ["ORG_KEPT"]);
    assert_eq!(update.unknown, ["ORG_NO"]);
    let mended = FILE.replace("retired ORG_OLD\n", "");
    let update = locks::update(&lock(&mended), &broken(), &accepted).unwrap();
    assert_eq!(update.breaks, []);
    expect![[r"
        # The published error codes of acme::ERRORS. Written by `cargo errorbook lock`; commit it.
        code ORG_BLOCKED 403 slug:integer
        code ORG_INVALID 422 errors:array?
        code ORG_KEPT 404
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
    let update = locks::update(&lock(gone), &nothing, &["ORG_A".into(), "ORG_C".into()]).unwrap();
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
    let update = locks::update(&lock(file), &internal(403), &[]).unwrap();
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
