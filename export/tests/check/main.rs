//! What could be wrong with a catalogue although it compiles.

#![allow(clippy::needless_pass_by_value, reason = "`json!` makes values")]

use errorbook_export::check::{Subject, check_lock};
use errorbook_export::embedded::Embedded;
use errorbook_export::lock::Lock;
use errorbook_export::{Catalogue, Finding, Rule};
use expect_test::expect;
use serde_json::{Value, json};

/// An entry that nothing is wrong with, but for what is changed.
fn entry(code: impl Into<Value>, status: u16, changes: Value) -> Value {
    let mut entry = json!({
        "code": code.into(), "status": status, "variant": "V", "title": "V",
        "message": "it failed", "description": "What it means.", "help": "ask",
    });
    for (key, value) in changes.as_object().unwrap() {
        entry[key] = value.clone();
        if value.is_null() {
            entry.as_object_mut().unwrap().remove(key);
        }
    }
    entry
}

fn ty(path: &str, entries: &[Value]) -> Value {
    json!({ "path": path, "entries": entries })
}

fn catalogue(types: &[Value]) -> Catalogue {
    let json = json!({ "errorbook": 1, "services": [{ "name": "acme::ERRORS" }], "types": types });
    Catalogue::from_json(json.to_string().as_bytes()).unwrap()
}

fn texts(findings: &[Finding]) -> Vec<String> {
    findings
        .iter()
        .map(|finding| format!("{}: {}", finding.rule, finding.what))
        .collect()
}

fn check(types: &[Value]) -> Vec<String> {
    texts(&Subject::catalogue(&catalogue(types)).check())
}

/// What is found of one entry.
fn check_entry(status: u16, changes: Value) -> Vec<String> {
    check(&[ty("acme::E", &[entry("ORG_A", status, changes)])])
}

#[test]
fn a_good_catalogue_has_no_findings() {
    assert_eq!(check_entry(403, json!({})), [""; 0]);
    assert_eq!(check(&[]), [""; 0]);
}

#[test]
#[allow(clippy::too_many_lines, reason = "a table")]
fn what_rfcs_ask_of_a_status_is_checked() {
    let header = |name: &str, value: &str| json!({ "headers": [{ "name": name, "value": value }] });
    let unsaid = json!({ "message": null });
    let rows = [
        (
            401,
            json!({}),
            "required-header: `ORG_A` has the status 401, which must carry WWW-Authenticate (RFC 9110 section 15.5.2)",
        ),
        (401, header("www-authenticate", "Bearer"), ""),
        (
            405,
            json!({}),
            "required-header: `ORG_A` has the status 405, which must carry Allow (RFC 9110 section 15.5.6)",
        ),
        (405, header("allow", "GET"), ""),
        (
            406,
            json!({}),
            "rfc-should: `ORG_A` has the status 406, which should list the representations that there are (RFC 9110 section 15.5.7)",
        ),
        (
            406,
            json!({ "fields": [{ "name": "available", "type": "array" }] }),
            "",
        ),
        (
            407,
            json!({}),
            "required-header: `ORG_A` has the status 407, which must carry Proxy-Authenticate (RFC 9110 section 15.5.8)",
        ),
        (407, header("proxy-authenticate", "Basic"), ""),
        (409, json!({}), ""),
        (
            409,
            unsaid.clone(),
            "rfc-should: `ORG_A` has the status 409, which should say what the conflict is with (RFC 9110 section 15.5.10)",
        ),
        (413, json!({}), ""),
        (
            413,
            json!({ "retryable": true }),
            "rfc-should: `ORG_A` has the status 413, which is retryable, and should carry Retry-After (RFC 9110 section 15.5.14)",
        ),
        (413, json!({ "retryable": true, "retry_after": 30 }), ""),
        (
            415,
            json!({}),
            "rfc-should: `ORG_A` has the status 415, which should say what is supported, in Accept or Accept-Encoding (RFC 9110 section 15.5.16)",
        ),
        (415, header("accept", "application/json"), ""),
        (415, header("accept-encoding", "gzip"), ""),
        (
            416,
            json!({}),
            "rfc-should: `ORG_A` has the status 416, which should carry Content-Range, where the range is of bytes (RFC 9110 section 15.5.17)",
        ),
        (416, header("content-range", "bytes */7"), ""),
        (
            426,
            json!({}),
            "required-header: `ORG_A` has the status 426, which must carry Upgrade (RFC 9110 section 15.5.22)",
        ),
        (
            428,
            json!({ "message": null, "help": null }),
            "rfc-should: `ORG_A` has the status 428, which should explain how to send the request again (RFC 6585 section 3)\nno-help: `ORG_A` has no help",
        ),
        (428, unsaid.clone(), ""),
        (
            429,
            unsaid.clone(),
            "rfc-should: `ORG_A` has the status 429, which should explain how many requests are too many (RFC 6585 section 4)",
        ),
        (
            431,
            unsaid.clone(),
            "rfc-should: `ORG_A` has the status 431, which should name the header that is too large (RFC 6585 section 5)",
        ),
        (
            431,
            json!({ "message": null, "fields": [{ "name": "header", "type": "string" }] }),
            "",
        ),
        (
            451,
            unsaid.clone(),
            "rfc-should: `ORG_A` has the status 451, which should explain the legal demand (RFC 7725 section 3)\nrfc-should: `ORG_A` has the status 451, which should say who blocks it, in a Link (RFC 7725 section 4)",
        ),
        (451, header("link", "<https://a>; rel=\"blocked-by\""), ""),
        (503, unsaid, ""),
        (
            511,
            json!({}),
            "rfc-should: `ORG_A` has the status 511, which should not come from an origin server: it is for what stands between (RFC 6585 section 6)",
        ),
        // A concealed error is sent with the status of another.
        (415, json!({ "concealed_as": "ORG_B" }), ""),
    ];
    for (status, changes, expected) in rows {
        let found = check_entry(status, changes.clone()).join("\n");
        assert_eq!(found, expected, "{status} {changes}");
    }
}

#[test]
fn texts_that_are_missing_are_found() {
    let rows = [
        (
            403,
            json!({ "description": null }),
            "no-description: `ORG_A` has no description",
        ),
        (403, json!({ "help": null }), "no-help: `ORG_A` has no help"),
        (503, json!({ "help": null }), ""),
        (403, json!({ "help": null, "internal": true }), ""),
        (403, json!({ "help": null, "concealed_as": "ORG_B" }), ""),
        (
            503,
            json!({ "description": null, "internal": true }),
            "no-description: `ORG_A` has no description",
        ),
        (
            403,
            json!({ "sunset": "2.0", "instead": "ORG_NONE" }),
            "unknown-instead: `ORG_A` points to `ORG_NONE`, which no error has",
        ),
        (403, json!({ "sunset": "2.0", "instead": "ORG_A" }), ""),
    ];
    for (status, changes, expected) in rows {
        let found = check_entry(status, changes.clone()).join("\n");
        assert_eq!(found, expected, "{status} {changes}");
    }
}

#[test]
fn one_code_in_two_types_is_found_over_everything() {
    let plain = |code: &str| entry(code, 403, json!({}));
    let found = check(&[
        ty("a::E", &[plain("X_A"), plain("X_B")]),
        ty("b::E", &[plain("X_B")]),
        ty("c::V", &[plain("X_B")]),
        ty("d::E", &[plain("X_D")]),
    ]);
    assert_eq!(
        found,
        ["duplicate-code: `X_B` is the code of `a::E::V` and of `b::E::V` and of `c::V`"]
    );
    // A number is no text.
    let number = entry(4031, 403, json!({}));
    let text = entry("4031", 403, json!({}));
    let found = check(&[ty("a::E", &[number]), ty("b::E", &[text])]);
    assert!(
        !found.iter().any(|text| text.starts_with("duplicate-code")),
        "{found:?}"
    );
}

#[test]
fn one_type_in_two_versions_is_found() {
    let at = |at: &str, entries: &[Value]| json!({ "path": "a::E", "at": at, "entries": entries });
    let plain = |code: &str, status: u16| entry(code, status, json!({}));
    let rows: [(&str, Vec<Value>, &[&str]); 5] = [
        (
            "the same twice",
            vec![
                at("1:1", &[plain("A_A", 403)]),
                at("9:1", &[plain("A_A", 403)]),
            ],
            &[],
        ),
        (
            "another status",
            vec![
                at("1:1", &[plain("A_A", 403)]),
                at("1:1", &[plain("A_A", 404)]),
            ],
            &["two-versions: `a::E` is there twice, and `A_A` differ"],
        ),
        (
            "a code more, a code less",
            vec![
                at("1:1", &[plain("A_A", 403), plain("A_B", 403)]),
                at("2:1", &[plain("A_A", 403), plain("A_C", 403)]),
            ],
            &["two-versions: `a::E` is there twice, and `A_C`, `A_B` differ"],
        ),
        (
            "two of one name in two functions",
            vec![
                at("1:1", &[plain("A_A", 403)]),
                at("2:1", &[plain("A_B", 403)]),
            ],
            &[],
        ),
        (
            "many",
            vec![
                at(
                    "1:1",
                    &[
                        plain("A_A", 403),
                        plain("A_B", 403),
                        plain("A_C", 403),
                        plain("A_D", 403),
                    ],
                ),
                at(
                    "2:1",
                    &[
                        plain("A_A", 404),
                        plain("A_B", 404),
                        plain("A_C", 404),
                        plain("A_D", 404),
                    ],
                ),
            ],
            &["two-versions: `a::E` is there twice, and `A_A`, `A_B`, `A_C` and 1 more differ"],
        ),
    ];
    for (row, types, expected) in rows {
        assert_eq!(check(&types), expected, "{row}");
    }
}

#[test]
fn codes_of_another_style_than_most_are_found() {
    let rows: [(&[&str], &[&str], &str); 8] = [
        (&["ORG_A", "ORG_B"], &["org-a"], "`b::E` has `org-a`"),
        (&["ORG_A"], &["LONE"], ""),
        (&["org.a"], &["lone"], ""),
        (&["org.a"], &["LONE"], "`b::E` has `LONE`"),
        (
            &["ORG_A", "ORG_B"],
            &["ORG-C", "ORG_D"],
            "`b::E` has `ORG-C`",
        ),
        (
            &["ORG_A", "ORG_B"],
            &["Org_C", "ORG_D-E"],
            "`b::E` has `Org_C`, `ORG_D-E`",
        ),
        (
            &["ORG-A", "ORG-B"],
            &["a_b", "c_d", "e_f", "g_h"],
            "`a::E` has `ORG-A`, `ORG-B`",
        ),
        (&["LONE"], &["alone"], ""),
    ];
    for (one, other, expected) in rows {
        let entries = |codes: &[&str]| -> Vec<Value> {
            codes
                .iter()
                .map(|code| entry(*code, 403, json!({})))
                .collect()
        };
        let found = check(&[ty("a::E", &entries(one)), ty("b::E", &entries(other))]).join("\n");
        let is_right = if expected.is_empty() {
            found.is_empty()
        } else {
            found.ends_with(expected)
        };
        assert!(is_right, "{one:?} {other:?}: {found}");
    }
    let integers = [entry(4031, 403, json!({}))];
    let words = [
        entry("ORG_A", 403, json!({})),
        entry("ORG_B", 403, json!({})),
    ];
    let found = check(&[ty("a::E", &integers), ty("b::E", &words)]);
    assert_eq!(
        found,
        ["mixed-style: most codes are SCREAMING_SNAKE_CASE, and `a::E` has `4031`"]
    );
}

#[test]
fn errorbooks_own_errors_are_nobodys_to_mend() {
    let bare = json!({ "description": null, "help": null, "message": null });
    let own = ty(
        "errorbook::http_error::HttpError",
        &[entry("HTTP_UNSUPPORTED_MEDIA_TYPE", 415, bare)],
    );
    let kebab = ty("a::E", &[entry("org-a", 403, json!({}))]);
    assert_eq!(check(&[own.clone(), kebab]), [""; 0]);
    // But nobody else may have their codes.
    let clash = ty(
        "a::E",
        &[entry("HTTP_UNSUPPORTED_MEDIA_TYPE", 403, json!({}))],
    );
    assert_eq!(check(&[own, clash]).len(), 1);
}

fn program(types: &[Value], listed: &[&str]) -> Embedded {
    let mut program = Embedded::default();
    for ty in types {
        program
            .add_piece(&json!({ "errorbook": 1, "type": ty }).to_string())
            .unwrap();
    }
    let members: Value = listed.iter().map(|path| json!({ "type": path })).collect();
    let listing = json!({ "name": "acme::ERRORS", "members": members });
    program
        .add_piece(&json!({ "errorbook": 1, "catalogue": listing }).to_string())
        .unwrap();
    program
}

#[test]
fn types_that_no_catalogue_lists_are_found() {
    let plain = |code: &str| entry(code, 403, json!({}));
    let program = program(
        &[
            ty("acme::E", &[plain("A_A")]),
            ty(
                "acme::Lone",
                &[plain("L_A"), plain("L_B"), plain("L_C"), plain("L_D")],
            ),
            ty("acme::Transparent", &[]),
            ty(
                "errorbook::http_error::HttpError",
                &[plain("HTTP_NOT_FOUND")],
            ),
        ],
        &["acme::E"],
    );
    let found = Subject::program(&program, None).check();
    assert_eq!(
        texts(&found),
        [
            "unlisted: no catalogue lists `acme::Lone`, which was linked: `L_A`, `L_B`, `L_C` and 1 more"
        ]
    );
    expect!["add `Lone` to the service's `catalogue!`"].assert_eq(&found[0].write);
    assert_eq!(found[0].place.as_deref(), Some("acme::Lone"));
}

#[test]
fn one_catalogue_of_a_program_is_looked_at_and_its_codes_are_unique_among_all() {
    let bare = json!({ "help": null });
    let program = program(
        &[
            ty("acme::E", &[entry("A_A", 403, json!({}))]),
            ty(
                "other::E",
                &[entry("A_A", 403, bare.clone()), entry("A_B", 403, bare)],
            ),
        ],
        &["acme::E", "other::E"],
    );
    let mut catalogue = program.catalogue(None).unwrap();
    catalogue.types.truncate(1);
    let found = Subject::program(&program, Some(&catalogue)).check();
    assert_eq!(
        texts(&found),
        ["duplicate-code: `A_A` is the code of `acme::E::V` and of `other::E::V`"]
    );
    assert_eq!(Subject::program(&program, None).check().len(), 3);
}

#[test]
fn the_gravest_findings_come_first() {
    let bare = json!({ "description": null, "help": null });
    let found = check(&[
        ty(
            "a::E",
            &[entry("ORG_A", 415, bare.clone()), entry("ORG_B", 401, bare)],
        ),
        ty("b::E", &[entry("ORG_A", 403, json!({}))]),
    ]);
    let rules: Vec<_> = found
        .iter()
        .map(|text| text.split(':').next().unwrap())
        .collect();
    assert_eq!(
        rules,
        [
            "duplicate-code",
            "required-header",
            "rfc-should",
            "no-description",
            "no-description",
            "no-help",
            "no-help"
        ]
    );
}

#[test]
fn a_lock_that_is_broken_or_stale_is_found() {
    let lock: Lock = "code ORG_A 404\ncode ORG_B 403\ncode ORG_GONE 403\nretired ORG_OLD\n"
        .parse()
        .unwrap();
    let field = json!({ "fields": [{ "name": "f", "type": "string" }] });
    let catalogue = catalogue(&[ty(
        "acme::E",
        &[
            entry("ORG_A", 403, json!({})),
            entry("ORG_B", 403, field),
            entry("ORG_NEW", 403, json!({})),
            entry("ORG_OLD", 403, json!({})),
        ],
    )]);
    let findings = check_lock(&lock, &catalogue).unwrap();
    let lines: Vec<_> = findings
        .iter()
        .map(|finding| {
            let place = finding.place.as_deref().unwrap_or("nowhere");
            format!("{}: {} ({place})", finding.rule, finding.what)
        })
        .collect();
    assert_eq!(
        lines,
        [
            "broken-lock: `ORG_A` had the status 404 and has 403 (acme::E::V)",
            "broken-lock: `ORG_GONE` is gone (nowhere)",
            "broken-lock: `ORG_OLD` is retired, and used again (acme::E::V)",
            "stale-lock: `ORG_NEW` is not in the lock (acme::E::V)",
            "stale-lock: `ORG_B` has more than the lock says (acme::E::V)",
        ]
    );
    let kept = Lock::of(&catalogue).unwrap();
    assert_eq!(check_lock(&kept, &catalogue).unwrap(), []);
}

#[test]
fn rules_have_names_of_their_own() {
    let mut names: Vec<_> = Rule::ALL.iter().map(|rule| rule.name()).collect();
    assert!(
        Rule::ALL.is_sorted(),
        "the order in which findings come is that of the list"
    );
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), Rule::ALL.len());
    for name in names {
        assert!(
            name.chars().all(|c| c.is_ascii_lowercase() || c == '-'),
            "{name}"
        );
    }
}
