//! What changed in operations.

use crate::{catalogue, text};
use errorbook_export::Catalogue;
use expect_test::expect;
use serde_json::{Value, json};

fn release(operations: Value) -> Catalogue {
    let entry = |code: &str| json!({ "code": code, "status": 403, "variant": code, "title": code });
    let types =
        json!([{ "path": "acme::OrgError", "entries": [entry("A"), entry("B"), entry("C")] }]);
    let mut release = catalogue(json!([{ "name": "acme::ERRORS" }]), types);
    release.operations = serde_json::from_value(operations).unwrap();
    release
}

#[test]
fn a_code_more_is_breaking_and_a_code_fewer_is_not() {
    let old = release(json!([
        { "name": "gone", "codes": ["A"] },
        { "name": "kept", "method": "GET", "path": "/old", "codes": ["A", "B"] },
        { "name": "other", "codes": ["A", "B"] },
    ]));
    let new = release(json!([
        { "name": "other", "codes": ["A", "C"] },
        { "name": "kept", "method": "GET", "path": "/new", "codes": ["B", "A"] },
        { "name": "new", "codes": ["A"] },
    ]));
    expect![[r"
        breaking operation-gone: `gone` is no longer an operation
        breaking operation-widened: `other` answers with `C` too, which its clients do not expect
        compatible operation-added: the operation `new` is new
        compatible operation-narrowed: `other` no longer answers with `B`
    "]]
    .assert_eq(&text(&old, &new));
    assert_eq!(text(&old, &old), "");
}
