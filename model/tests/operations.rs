//! What an OpenAPI document lists for each operation.

use errorbook_model::operations::read;
use serde_json::{Value, json};

/// The codes of an operation with these responses.
fn codes(responses: &Value, schemas: &Value) -> Vec<String> {
    let document = json!({
        "paths": { "/orgs": { "get": { "responses": responses } } },
        "components": { "schemas": schemas },
    });
    let is_code = |text: &str| text.starts_with("ORG_") || text == "4031";
    let found = read(&document, is_code);
    found[0].codes.iter().cloned().collect()
}

fn response(schema: &Value) -> Value {
    json!({ "content": { "application/json": { "schema": schema } } })
}

fn code(code: impl Into<Value>) -> Value {
    json!({ "properties": { "code": { "const": code.into() }, "title": { "const": "Blocked" } } })
}

#[test]
fn codes_are_found_where_documents_have_them() {
    let reference = json!({ "$ref": "#/components/schemas/Error403" });
    let blocked = json!({ "ORG_BLOCKED": code("ORG_BLOCKED") });
    let rows = [
        (
            "a constant",
            json!({ "403": response(&code("ORG_BLOCKED")) }),
            json!({}),
            vec!["ORG_BLOCKED"],
        ),
        (
            "a number",
            json!({ "403": response(&code(4031)) }),
            json!({}),
            vec!["4031"],
        ),
        (
            "3.0",
            json!({ "403": response(&json!({ "properties": { "code": { "enum": ["ORG_BLOCKED"] } } })) }),
            json!({}),
            vec!["ORG_BLOCKED"],
        ),
        (
            "what may be one of several is no constant",
            json!({ "403": response(&json!({ "properties": { "of": { "enum": ["ORG_BLOCKED", "ORG_SCOPE"] } } })) }),
            json!({}),
            vec![],
        ),
        (
            "a reference",
            json!({ "403": response(&reference) }),
            json!({ "Error403": { "oneOf": [code("ORG_BLOCKED"), code("ORG_SCOPE")] } }),
            vec!["ORG_BLOCKED", "ORG_SCOPE"],
        ),
        (
            "one that refers to itself",
            json!({ "default": response(&reference) }),
            json!({ "Error403": { "anyOf": [
                { "$ref": "#/components/schemas/Error403" },
                { "$ref": "#/components/schemas/ORG_BLOCKED" },
            ] } }),
            vec!["ORG_BLOCKED"],
        ),
        (
            "a code that no constant has",
            json!({ "4XX": response(&json!({ "$ref": "#/components/schemas/ORG_TYPE" })) }),
            json!({ "ORG_TYPE": { "properties": { "type": { "const": "https://acme.example/ORG_TYPE" } } } }),
            vec!["ORG_TYPE"],
        ),
        (
            "a success",
            json!({ "200": response(&code("ORG_BLOCKED")), "3XX": response(&code("ORG_SCOPE")) }),
            json!({}),
            vec![],
        ),
        (
            "an item of a list of field errors",
            json!({ "422": response(&json!({ "properties": {
                "code": { "const": "ORG_INVALID" },
                "errors": { "items": { "properties": {
                    "pointer": {}, "parameter": {}, "header": {}, "code": { "const": "ORG_SLUG" },
                } } },
            } })) }),
            json!({}),
            vec!["ORG_INVALID"],
        ),
        (
            "a pointer alone is no item",
            json!({ "422": response(&json!({ "properties": { "pointer": {}, "code": { "const": "ORG_INVALID" } } })) }),
            json!({}),
            vec!["ORG_INVALID"],
        ),
        (
            "examples",
            json!({ "403": { "content": { "application/json": {
                "schema": code("ORG_BLOCKED"),
                "example": { "const": "ORG_SCOPE" },
                "examples": { "a": { "value": { "const": "ORG_SCOPE" } } },
            } } } }),
            json!({}),
            vec!["ORG_BLOCKED"],
        ),
        (
            "a broken reference",
            json!({ "403": { "$ref": "other.json#/ORG" } }),
            blocked,
            vec![],
        ),
    ];
    for (name, responses, schemas, expected) in rows {
        assert_eq!(codes(&responses, &schemas), expected, "{name}");
    }
}

#[test]
fn operations_have_their_method_path_and_id() {
    let operation = |id: &str| json!({ "operationId": id, "responses": {} });
    let document = json!({
        "paths": {
            "/a": { "parameters": [], "summary": "A", "x-own": operation("x"), "get": operation("get_a") },
            "/b/{id}": { "$ref": "#/components/pathItems/B" },
            "/c": { "post": { "summary": "without responses" } },
            "/d": { "put": { "responses": {} } },
        },
        "components": { "pathItems": { "B": { "delete": operation("delete_b") } } },
    });
    let found = read(&document, |_| true);
    let rows: Vec<_> = found
        .iter()
        .map(|operation| (operation.method.as_str(), operation.path, operation.id))
        .collect();
    assert_eq!(
        rows,
        [
            ("GET", "/a", Some("get_a")),
            ("DELETE", "/b/{id}", Some("delete_b")),
            ("PUT", "/d", None)
        ]
    );
}

#[test]
fn anything_may_be_given() {
    for document in [
        json!(null),
        json!([]),
        json!({ "paths": 3 }),
        json!({ "paths": { "/": null } }),
    ] {
        assert!(read(&document, |_| true).is_empty(), "{document}");
    }
}
