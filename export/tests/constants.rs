//! Fields whose value is written: in every export, and between two releases.

use errorbook_export::diff::diff;
use errorbook_export::{Catalogue, html, markdown, openapi, typescript};
use serde_json::{Value, json};

fn catalogue(fields: &Value) -> Catalogue {
    let catalogue = json!({
        "errorbook": 1,
        "services": [{ "name": "acme::ERRORS", "profile": { "body": [
            { "member": ["code", "code"] },
            { "fields": ["code"] },
        ] } }],
        "types": [{ "path": "acme::Error", "entries": [
            { "code": "ORG_A", "status": 403, "variant": "A", "title": "A", "fields": fields },
        ] }],
    });
    let mut catalogue = Catalogue::from_json(catalogue.to_string().as_bytes()).unwrap();
    errorbook::docs::add_examples(&mut catalogue);
    catalogue
}

fn constants() -> Catalogue {
    catalogue(&json!([
        { "name": "kind", "type": "string", "const": "a \"{kind}\"" },
        { "name": "violated-policies", "type": "number", "const": 1.5 },
        { "name": "final", "type": "boolean", "const": true },
        { "name": "target", "type": "string", "template": "\"{name}\" {{1}}" },
        { "name": "name", "type": "string", "example": "acme" },
    ]))
}

#[test]
fn an_export_has_the_value() {
    let catalogue = constants();
    let document = openapi(&catalogue);
    let document: Value = serde_json::from_str(&document).unwrap();
    let schema = &document["components"]["schemas"]["ORG_A"];
    assert_eq!(
        schema["properties"],
        json!({
            "code": { "type": "string", "const": "ORG_A" },
            "kind": { "type": "string", "const": "a \"{kind}\"" },
            "violated-policies": { "type": "number", "const": 1.5 },
            "final": { "type": "boolean", "const": true },
            "target": { "type": "string" },
            "name": { "type": "string", "examples": ["acme"] },
        })
    );
    assert_eq!(
        schema["required"],
        json!([
            "code",
            "kind",
            "violated-policies",
            "final",
            "target",
            "name"
        ])
    );
    let exports = [
        (
            typescript(&catalogue),
            "  kind: \"a \\\"{kind}\\\"\";\n  \"violated-policies\": 1.5;\n  final: true;\n  target: string;\n  name: string;\n",
        ),
        (
            markdown(&catalogue),
            "| `kind` | string, constant | `\"a \\\"{kind}\\\"\"` |",
        ),
        (
            markdown(&catalogue),
            "| `target` | string | `\"\\\"{name}\\\" {1}\"` |",
        ),
        (html(&catalogue), "boolean, constant: <code>true</code>"),
    ];
    for (export, expected) in exports {
        assert!(export.contains(expected), "{expected}\n{export}");
    }
}

#[test]
fn an_example_is_what_is_sent() {
    let catalogue = constants();
    let (_, entry) = catalogue.entries().next().unwrap();
    assert_eq!(
        entry.examples[0].body,
        r#"{"code":"ORG_A","kind":"a \"{kind}\"","violated-policies":1.5,"final":true,"target":"\"acme\" {1}","name":"acme"}"#
    );
}

#[test]
fn another_value_breaks_clients_that_match_it() {
    let field = |member: &str, value: Value| {
        let mut field = json!({ "name": "kind", "type": "string" });
        if !member.is_empty() {
            field[member] = value;
        }
        catalogue(&json!([field]))
    };
    let plain = || field("", Value::Null);
    let rows = [
        (
            field("const", json!("a")),
            field("const", json!("b")),
            "breaking field-changed: `ORG_A` had \"a\" in `kind` and has \"b\"",
        ),
        (
            field("const", json!("a")),
            plain(),
            "breaking field-changed: `ORG_A` had \"a\" in `kind` and has any value",
        ),
        (
            plain(),
            field("const", json!("b")),
            "compatible field-typed: `ORG_A` says that the field `kind` is \"b\"",
        ),
        (
            field("template", json!("{{a}}")),
            field("template", json!("{{b}}")),
            "breaking field-changed: `ORG_A` had \"{a}\" in `kind` and has \"{b}\"",
        ),
    ];
    for (was, is, expected) in rows {
        let changes: Vec<String> = diff(&was, &is)
            .iter()
            .map(|change| format!("{} {}: {}", change.class, change.kind, change.what))
            .collect();
        assert_eq!(changes, [expected]);
    }
}
