//! What the tests of several libraries ask of an OpenAPI document.

use serde_json::Value;
use std::collections::BTreeSet;

/// What a reference leads to.
fn resolved<'d>(document: &'d Value, value: &'d Value) -> &'d Value {
    match value["$ref"].as_str() {
        Some(reference) => document
            .pointer(reference.trim_start_matches('#'))
            .unwrap_or_else(|| panic!("{reference} leads nowhere")),
        None => value,
    }
}

/// The response of an operation.
pub(crate) fn response(document: &Value, path: &str, method: &str, status: u16) -> Value {
    let responses = &document["paths"][path][method]["responses"];
    let response = &responses[status.to_string()];
    assert!(
        !response.is_null(),
        "{method} {path} has no {status}: {responses}"
    );
    resolved(document, response).clone()
}

/// The codes under a status, by the schemas of JSON; each of them has an example in every representation.
pub(crate) fn codes(document: &Value, path: &str, method: &str, status: u16) -> Vec<String> {
    let response = response(document, path, method, status);
    let content = response["content"].as_object().expect("there is a body");
    let mut all = BTreeSet::new();
    for (media_type, content) in content {
        let mut found = BTreeSet::new();
        if media_type.contains("json") {
            collect(document, &content["schema"], &mut found);
            all.extend(found.clone());
        }
        let examples = content["examples"].as_object().expect("there are examples");
        for code in &found {
            assert!(
                examples.contains_key(code),
                "{media_type} of {path} {status} has no {code}"
            );
        }
    }
    all.into_iter().collect()
}

fn collect(document: &Value, schema: &Value, found: &mut BTreeSet<String>) {
    let schema = resolved(document, schema);
    let constant = &schema["properties"]["code"]["const"];
    found.extend(constant.as_str().map(str::to_owned));
    for list in ["oneOf", "anyOf"] {
        for item in schema[list].as_array().into_iter().flatten() {
            collect(document, item, found);
        }
    }
}

/// Every reference leads somewhere, those of discriminators too, and every example fits its schema.
pub(crate) fn check(name: &str, document: &Value) {
    walk(name, document, document);
}

fn walk(name: &str, document: &Value, value: &Value) {
    match value {
        Value::Object(members) => {
            if let Some(Value::String(reference)) = members.get("$ref") {
                assert!(
                    document
                        .pointer(reference.trim_start_matches('#'))
                        .is_some(),
                    "{name}: {reference}"
                );
            }
            if let Some(Value::Object(mapping)) = value.pointer("/discriminator/mapping") {
                for reference in mapping.values().filter_map(Value::as_str) {
                    let found = document.pointer(reference.trim_start_matches('#'));
                    assert!(found.is_some(), "{name}: {reference}");
                }
            }
            if let (Some(schema), Some(Value::Object(examples))) =
                (members.get("schema"), members.get("examples"))
            {
                fits(name, document, schema, examples);
            }
            members
                .values()
                .for_each(|member| walk(name, document, member));
        }
        Value::Array(items) => items.iter().for_each(|item| walk(name, document, item)),
        _ => {}
    }
}

fn fits(name: &str, document: &Value, schema: &Value, examples: &serde_json::Map<String, Value>) {
    let mut schema = schema.clone();
    if let Value::Object(members) = &mut schema {
        members.insert("components".to_owned(), document["components"].clone());
    }
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    for (example, value) in examples {
        let faults: Vec<_> = validator
            .iter_errors(&value["value"])
            .map(|fault| fault.to_string())
            .collect();
        assert!(faults.is_empty(), "{name} {example}: {faults:?}");
    }
}
