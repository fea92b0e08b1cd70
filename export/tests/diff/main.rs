//! What changed between two releases, by what it does to clients.

#![allow(clippy::needless_pass_by_value, reason = "`json!` makes values")]

mod entries;
mod operations;
mod profiles;
mod services;
mod shared;

use errorbook_export::Catalogue;
use errorbook_export::diff::{Change, diff};
use expect_test::expect;
use serde_json::{Value, json};

fn service(profile: &Value) -> Value {
    json!({ "name": "acme::ERRORS", "description": "All.", "profile": profile })
}

fn profile() -> Value {
    json!({
        "body": { "object": [["code", { "name": "code" }], ["text", { "name": "message" }], "fields"] },
        "problem_type": "urn:acme:{code}",
        "docs": "https://docs/{code}",
        "domain": "acme.example",
        "code_header": "x-code",
        "offers": [{ "format": "json" }, text_offer()],
    })
}

fn text_offer() -> Value {
    json!({ "format": "text", "lines": "{message} [{code}]\n" })
}

fn entry() -> Value {
    json!({
        "code": "ORG_A", "status": 403, "variant": "A", "title": "A", "message": "no {name}",
        "description": "What it means.", "help": "ask", "retryable": true, "retry_after": 30,
        "fields": [
            { "name": "name", "type": "string", "example": "acme" },
            { "name": "hint", "type": "string", "optional": true },
            { "name": "tags", "type": "array", "items": "string" },
            { "name": "raw", "type": "any" },
        ],
        "headers": [
            { "name": "www-authenticate", "value": "Bearer realm=\"a\"" },
            { "name": "x-left", "value": "{left}" },
        ],
    })
}

fn catalogue(services: Value, types: Value) -> Catalogue {
    let json = json!({ "errorbook": 1, "services": services, "types": types });
    Catalogue::from_json(json.to_string().as_bytes()).unwrap()
}

fn with(profile: &Value, entries: Value) -> Catalogue {
    catalogue(
        json!([service(profile)]),
        json!([{ "path": "acme::OrgError", "entries": entries }]),
    )
}

fn text(old: &Catalogue, new: &Catalogue) -> String {
    let lines = |change: Change| format!("{} {}: {}\n", change.class, change.kind, change.what);
    let lines: Vec<_> = diff(old, new).into_iter().map(lines).collect();
    lines.concat()
}

/// Writes a value at a path such as `/fields/0/type`; `null` takes it away.
fn put(value: &mut Value, pointer: &str, new: Value) {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match value.pointer_mut(parent).unwrap() {
        Value::Array(items) => {
            let index: usize = key.parse().unwrap();
            if new.is_null() {
                items.remove(index);
            } else if index == items.len() {
                items.push(new);
            } else {
                items[index] = new;
            }
        }
        Value::Object(members) => {
            if new.is_null() {
                members.remove(key);
            } else {
                members.insert(key.to_owned(), new);
            }
        }
        other => panic!("{pointer}: {other}"),
    }
}

#[test]
fn nothing_changed_is_nothing() {
    let one = with(&profile(), json!([entry()]));
    assert_eq!(diff(&one, &one), []);
}

#[test]
fn changes_come_by_class_then_code() {
    let simple = |code: &str, status: u16, title: &str| json!({ "code": code, "status": status, "variant": "V", "title": title });
    let old = with(
        &profile(),
        json!([
            simple("B", 403, "B"),
            simple("A", 403, "A"),
            simple("C", 403, "C")
        ]),
    );
    let mut other = profile();
    put(&mut other, "/problem_type", json!("urn:b:{code}"));
    let new = with(
        &other,
        json!([
            simple("D", 403, "D"),
            simple("C", 404, "X"),
            simple("A", 403, "Y")
        ]),
    );
    expect![[r"
        breaking type-changed: the problem type was `urn:acme:{code}` and is `urn:b:{code}`
        breaking code-gone: `B` is gone
        breaking status-changed: `C` had the status 403 and has 404
        compatible code-added: `D` is new
        editorial text-changed: `A` has another title
        editorial text-changed: `C` has another title
    "]]
    .assert_eq(&text(&old, &new));
}
