//! A document of OpenAPI 3.1 as one of 3.0, whose schemas are an older JSON Schema with words of its own.
//!
//! Where 3.0 has no word, a schema loses the constraint: it takes more, never less.

use super::walk::{Kind, walk};
use serde_json::{Map, Value, json};

type Members = Map<String, Value>;

/// The version that is written: the one that every generator knows.
const VERSION: &str = "3.0.3";

/// What a schema of 3.0 may have.
#[rustfmt::skip]
const KEYWORDS: &[&str] = &[
    "$ref", "additionalProperties", "allOf", "anyOf", "default", "deprecated", "description", "discriminator",
    "enum", "example", "exclusiveMaximum", "exclusiveMinimum", "externalDocs", "format", "items", "maxItems",
    "maxLength", "maxProperties", "maximum", "minItems", "minLength", "minProperties", "minimum", "multipleOf",
    "not", "nullable", "oneOf", "pattern", "properties", "readOnly", "required", "title", "type", "uniqueItems",
    "writeOnly", "xml",
];

pub(super) fn to_3_0(document: &mut Value) {
    walk(Kind::Document, document, &mut |kind, value| {
        if let (Kind::Schema, Value::Bool(takes_all)) = (kind, &*value) {
            *value = if *takes_all {
                json!({})
            } else {
                json!({ "not": {} })
            };
        }
        let Some(members) = value.as_object_mut() else {
            return;
        };
        match kind {
            Kind::Document => of_document(members),
            Kind::Info => of_info(members),
            Kind::Operation => {
                let responses = members.entry("responses").or_insert_with(|| json!({}));
                if responses.as_object().is_some_and(Map::is_empty) {
                    *responses = json!({ "default": { "description": "" } });
                }
            }
            Kind::MediaType => of_media_type(members),
            Kind::Schema => of_schema(members),
            Kind::Components | Kind::PathItem | Kind::Encoding => {}
            // A reference has no summary and no description of its own.
            _ if members.contains_key("$ref") => members.retain(|key, _| key == "$ref"),
            _ => {}
        }
    });
}

fn of_document(members: &mut Members) {
    members.insert("openapi".to_owned(), VERSION.into());
    members.entry("paths").or_insert_with(|| json!({}));
    members.remove("jsonSchemaDialect");
    if let Some(webhooks) = members.remove("webhooks") {
        members.insert("x-webhooks".to_owned(), webhooks);
    }
}

fn of_info(members: &mut Members) {
    members.remove("summary");
    let license = members.get_mut("license").and_then(Value::as_object_mut);
    if let Some(license) = license
        && let Some(Value::String(spdx)) = license.remove("identifier")
    {
        // An expression of several licenses has no address.
        let is_one = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
        if spdx.chars().all(is_one) {
            let url = || format!("https://spdx.org/licenses/{spdx}.html").into();
            license.entry("url").or_insert_with(url);
        }
    }
}

/// The body of an XML type is described by its elements; 3.1 has them as the content of a text.
fn of_media_type(members: &mut Members) {
    if let Some(schema) = members.get_mut("schema")
        && let Some(content) = schema.get("contentSchema")
    {
        *schema = content.clone();
    }
}

fn of_schema(members: &mut Members) {
    if members.len() > 1
        && let Some(reference) = members.remove("$ref")
    {
        // 3.0 reads nothing beside a reference.
        add_to_all(members, json!({ "$ref": reference }));
    }
    if let Some(constant) = members.remove("const") {
        members.insert("enum".to_owned(), json!([constant]));
    }
    of_null(members);
    of_types(members);
    of_array(members);
    of_content(members);
    of_limit(members, "minimum", "exclusiveMinimum", f64::ge);
    of_limit(members, "maximum", "exclusiveMaximum", f64::le);
    if let Some(Value::Array(examples)) = members.remove("examples")
        && let Some(first) = examples.into_iter().next()
    {
        members.entry("example").or_insert(first);
    }
    if members.contains_key("patternProperties") {
        members.remove("additionalProperties");
    }
    members.retain(|key, _| KEYWORDS.contains(&&**key) || key.starts_with("x-"));
}

fn add_to_all(members: &mut Members, schema: Value) {
    let all = members.entry("allOf").or_insert_with(|| json!([]));
    if let Value::Array(all) = all {
        all.push(schema);
    }
}

fn is_null(schema: &Value) -> bool {
    schema.get("type").is_some_and(is_null_type) || schema.get("const").is_some_and(Value::is_null)
}

fn is_null_type(of_type: &Value) -> bool {
    *of_type == "null" || *of_type == json!(["null"])
}

/// A choice that may be null, or a type that is nothing else.
fn of_null(members: &mut Members) {
    for list in ["oneOf", "anyOf"] {
        let Some(Value::Array(choices)) = members.get_mut(list) else {
            continue;
        };
        let count = choices.len();
        choices.retain(|choice| !is_null(choice));
        if choices.len() == count {
            continue;
        }
        if let [only] = choices.as_mut_slice() {
            let only = only.take();
            members.remove(list);
            add_to_all(members, only);
        }
        members.insert("nullable".to_owned(), true.into());
    }
    if members.get("type").is_some_and(is_null_type) {
        members.remove("type");
        members.insert("nullable".to_owned(), true.into());
        members.insert("enum".to_owned(), json!([null]));
    }
}

/// A list of types: one of them, and null.
fn of_types(members: &mut Members) {
    let Some(Value::Array(mut types)) = members.get("type").cloned() else {
        return;
    };
    let count = types.len();
    types.retain(|of_type| of_type != "null");
    let is_nullable = types.len() < count;
    members.remove("type");
    if let [only] = types.as_slice() {
        members.insert("type".to_owned(), only.clone());
        if is_nullable {
            members.insert("nullable".to_owned(), true.into());
        }
        return;
    }
    let choices = types.into_iter().map(|of_type| {
        let mut choice = json!({ "type": of_type });
        if is_nullable {
            choice["nullable"] = true.into();
        }
        if of_type == "array" {
            choice["items"] = members.get("items").cloned().unwrap_or_else(|| json!({}));
        }
        choice
    });
    let choice = json!({ "anyOf": choices.collect::<Vec<_>>() });
    add_to_all(members, choice);
}

/// An array has items, which have one schema wherever they stand.
fn of_array(members: &mut Members) {
    if let Some(Value::Array(mut places)) = members.remove("prefixItems") {
        let most = members.get("maxItems").and_then(Value::as_u64);
        let is_closed = most.is_some_and(|most| most <= places.len() as u64);
        match members.remove("items") {
            Some(Value::Bool(false)) => {
                members.entry("maxItems").or_insert(places.len().into());
            }
            _ if is_closed => {}
            rest => places.push(rest.unwrap_or_else(|| json!({}))),
        }
        let mut choices: Vec<Value> = Vec::new();
        for place in places {
            if !choices.contains(&place) {
                choices.push(place);
            }
        }
        members.insert("items".to_owned(), json!({ "anyOf": choices }));
    }
    if members
        .get("type")
        .is_some_and(|of_type| of_type == "array")
    {
        members.entry("items").or_insert_with(|| json!({}));
    }
}

/// Bytes have formats in 3.0.
fn of_content(members: &mut Members) {
    let encoding = members.get("contentEncoding").and_then(Value::as_str);
    let media_type = members.get("contentMediaType").and_then(Value::as_str);
    let format = match (encoding, media_type) {
        (Some("base64"), _) => "byte",
        (None, Some("application/octet-stream")) => "binary",
        // A text has its type.
        (None, Some(_)) if !members.contains_key("type") => "binary",
        _ => return,
    };
    members.entry("type").or_insert("string".into());
    members.entry("format").or_insert(format.into());
}

/// 3.0 says of a limit whether it is in itself excluded; of two limits the stricter holds.
fn of_limit(members: &mut Members, limit: &str, excluded: &str, stricter: fn(&f64, &f64) -> bool) {
    let Some(value) = members.get(excluded).and_then(Value::as_f64) else {
        return;
    };
    let included = members.get(limit).and_then(Value::as_f64);
    let number = members.remove(excluded).unwrap_or_default();
    if included.is_none_or(|included| stricter(&value, &included)) {
        members.insert(limit.to_owned(), number);
        members.insert(excluded.to_owned(), true.into());
    }
}
