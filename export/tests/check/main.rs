//! What could be wrong with a catalogue although it compiles.

#![allow(clippy::needless_pass_by_value, reason = "`json!` makes values")]

mod codes;
mod document;
mod entries;
mod lock;
mod program;

use errorbook_export::check::Subject;
use errorbook_export::{Catalogue, Finding, Rule};
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
