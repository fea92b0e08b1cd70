//! The operations of an OpenAPI document, and the errors that it lists for each.

use serde_json::{Map, Value};
use std::collections::{BTreeSet, HashSet};

/// The members of a path item that are operations, by OpenAPI 3.0 to 3.2.
pub const METHODS: [&str; 9] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
];

/// An operation of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operation<'a> {
    /// The method in capitals: `GET`.
    pub method: String,
    /// The path as the document has it: `/orgs/{slug}`.
    pub path: &'a str,
    /// The `operationId`.
    pub id: Option<&'a str>,
    /// The codes of the errors that it lists.
    pub codes: BTreeSet<String>,
}

/// Reads the operations of a document of OpenAPI 3.0 or 3.1, with responses per status or one for all errors.
///
/// A code is a constant of a schema, in whichever member the profile has it, or the name of a schema that is referred to.
/// `is_code` says which texts are codes. Responses of a success list no errors.
///
/// ```
/// let document = serde_json::json!({ "paths": { "/orgs": { "post": { "operationId": "create_org", "responses": {
///     "403": { "content": { "application/json": { "schema": {
///         "properties": { "code": { "const": "ORG_BLOCKED" }, "title": { "const": "Blocked" } },
///     } } } },
/// } } } } });
/// let found = errorbook_model::operations::read(&document, |text| text.starts_with("ORG_"));
/// assert_eq!((found[0].method.as_str(), found[0].path), ("POST", "/orgs"));
/// assert_eq!(found[0].id, Some("create_org"));
/// assert_eq!(found[0].codes, ["ORG_BLOCKED".to_owned()].into());
/// ```
pub fn read(document: &Value, is_code: impl Fn(&str) -> bool) -> Vec<Operation<'_>> {
    let mut found = Vec::new();
    let paths = document.get("paths").and_then(Value::as_object);
    for (path, item) in paths.into_iter().flatten() {
        let path_of_item = item.get("$ref").and_then(Value::as_str);
        let item = path_of_item
            .and_then(|path| target(path, document))
            .unwrap_or(item);
        for (method, operation) in item.as_object().into_iter().flatten() {
            let responses = operation.get("responses").and_then(Value::as_object);
            let responses = responses.filter(|_| METHODS.contains(&method.as_str()));
            if let Some(responses) = responses {
                found.push(Operation {
                    method: method.to_ascii_uppercase(),
                    path,
                    id: operation.get("operationId").and_then(Value::as_str),
                    codes: codes(document, responses, &is_code),
                });
            }
        }
    }
    found
}

fn codes(
    document: &Value,
    responses: &Map<String, Value>,
    is_code: impl Fn(&str) -> bool,
) -> BTreeSet<String> {
    let of_errors = responses
        .iter()
        .filter(|(status, _)| !status.starts_with(['1', '2', '3']));
    let mut open: Vec<&Value> = of_errors.map(|(_, response)| response).collect();
    // Schemas may refer to themselves.
    let mut followed = HashSet::new();
    let mut codes = BTreeSet::new();
    while let Some(value) = open.pop() {
        let members = match value {
            Value::Array(items) => {
                open.extend(items);
                continue;
            }
            Value::Object(members) if !is_field_error(members) => members,
            _ => continue,
        };
        for (name, value) in members {
            let constant = match (name.as_str(), value) {
                ("$ref", Value::String(path)) => {
                    if followed.insert(path) {
                        open.extend(target(path, document));
                    }
                    path.rsplit('/').next().map(str::to_owned)
                }
                ("const", value) => text(value),
                // How OpenAPI 3.0 writes a constant.
                ("enum", Value::Array(values)) if values.len() == 1 => text(&values[0]),
                ("examples" | "example", _) => None,
                // A property may have any name.
                ("properties", Value::Object(properties)) => {
                    open.extend(properties.values());
                    None
                }
                _ => {
                    open.push(value);
                    None
                }
            };
            codes.extend(constant.filter(|text| is_code(text)));
        }
    }
    codes
}

fn target<'a>(path: &str, document: &'a Value) -> Option<&'a Value> {
    document.pointer(path.strip_prefix('#')?)
}

/// A code that is a constant: text, or a number.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// Whether a schema is that of an item in a list of field errors, which is no answer: only such a schema has all of these.
fn is_field_error(schema: &Map<String, Value>) -> bool {
    let properties = schema.get("properties").and_then(Value::as_object);
    let places = ["pointer", "parameter", "header"];
    properties.is_some_and(|has| places.iter().all(|place| has.contains_key(*place)))
}
