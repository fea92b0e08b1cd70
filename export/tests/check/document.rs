//! The service's OpenAPI document beside the catalogue.

use crate::{catalogue, entry, texts, ty};
use errorbook_export::check::check_document;
use errorbook_export::{Catalogue, Code, Operation};
use serde_json::{Value, json};

fn declared() -> Catalogue {
    let mut catalogue = catalogue(&[ty(
        "acme::E",
        &[
            entry("ORG_A", 404, json!({})),
            entry("ORG_B", 403, json!({})),
            entry("ORG_C", 409, json!({})),
            entry("ORG_AUDIT", 500, json!({ "internal": true })),
        ],
    )]);
    let text = |code: &str| Code::Text(code.to_owned());
    catalogue.operations = vec![
        Operation::new("show", ["ORG_A", "ORG_B", "ORG_AUDIT"].map(text)),
        Operation::new("make", ["ORG_C"].map(text)),
    ];
    catalogue
}

/// Operations by their ids, each with its codes.
type Operations<'a> = &'a [(&'a str, &'a [&'a str])];

fn document(operations: Operations) -> Value {
    let paths = operations.iter().map(|(id, codes)| {
        let one = |code: &&str| json!({ "properties": { "code": { "const": code } } });
        let all: Vec<Value> = codes.iter().map(one).collect();
        let responses = json!({ "default": { "content": { "application/json": { "schema": { "oneOf": all } } } } });
        let item = json!({ "get": { "operationId": id, "responses": responses } });
        (format!("/{id}"), item)
    });
    json!({ "openapi": "3.1.0", "paths": paths.collect::<Value>() })
}

#[test]
fn what_a_document_says_otherwise_is_found() {
    let rows: [(Operations, &[&str]); 4] = [
        (
            &[
                ("show", &["ORG_A", "ORG_B"]),
                ("make", &["ORG_C"]),
                ("other", &["ORG_A"]),
            ],
            &[],
        ),
        (
            &[("show", &["ORG_A", "ORG_C"]), ("make", &["ORG_C"])],
            &[
                "other-document: the document lists `ORG_C` for GET /show, and `show` does not declare it",
                "other-document: the document does not list `ORG_B` for GET /show, which `show` declares",
            ],
        ),
        (
            &[("show", &["ORG_A", "ORG_B"])],
            &["other-document: the document has no operation `make`, which the catalogue declares"],
        ),
        (
            &[("show", &["ORG_A", "ORG_B"]), ("make", &[])],
            &[
                "other-document: the document does not list `ORG_C` for GET /make, which `make` declares",
            ],
        ),
    ];
    for (operations, expected) in rows {
        let found = check_document(&declared(), &document(operations));
        assert_eq!(texts(&found), expected, "{operations:?}");
    }
    let nothing = catalogue(&[ty("acme::E", &[entry("ORG_A", 404, json!({}))])]);
    assert_eq!(
        check_document(&nothing, &document(&[("show", &["ORG_A"])])),
        []
    );
}
