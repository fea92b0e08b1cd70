//! The components in a document that a service has.

use super::layout::insert;
use crate::Catalogue;
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::fmt;

/// Why a document takes no components.
#[derive(Debug)]
pub struct AddError(String);

impl fmt::Display for AddError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for AddError {}

/// A document of another crate's types as JSON.
///
/// # Errors
///
/// Where it cannot be serialized.
pub fn to_value(document: impl Serialize) -> Result<Value, AddError> {
    serde_json::to_value(document)
        .map_err(|error| AddError(format!("the document is no JSON: {error}")))
}

/// Adds the components of a catalogue to an OpenAPI document, so that its operations can refer to them: to
/// `#/components/responses/Error403` for all errors of a status, or to a schema per code.
///
/// Components that are there already and equal stay, so that a catalogue can be added twice.
///
/// ```
/// use errorbook_export::{Catalogue, openapi};
///
/// let json = r#"{
///     "errorbook": 1,
///     "services": [{ "name": "acme::ERRORS" }],
///     "types": [{
///         "path": "acme::OrgError",
///         "entries": [{ "code": "ORG_BLOCKED", "status": 403, "variant": "Blocked", "title": "Blocked" }]
///     }]
/// }"#;
/// let catalogue = Catalogue::from_json(json.as_bytes())?;
///
/// let mut document = serde_json::json!({
///     "openapi": "3.1.0",
///     "info": { "title": "Organizations", "version": "1.4.0" },
///     "paths": { "/orgs/{slug}": { "get": { "responses": {
///         "403": { "$ref": "#/components/responses/Error403" },
///     } } } },
/// });
/// openapi::add_to(&mut document, &catalogue)?;
/// assert!(document.pointer("/components/responses/Error403").is_some());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// Where the value is no document of OpenAPI 3.1 or later, or has another component of a name that is
/// needed. It stays as it was then.
pub fn add_to(document: &mut Value, catalogue: &Catalogue) -> Result<(), AddError> {
    check_version(document)?;
    let components = to_value(super::components(catalogue))?;
    let Value::Object(components) = components else {
        return Ok(());
    };
    check_names(document, &components)?;
    let own = document.as_object_mut();
    let own = own.map(|own| own.entry("components").or_insert_with(|| json!({})));
    // It was checked that they are objects.
    if let Some(Value::Object(own)) = own {
        for (kind, additions) in components {
            if let Value::Object(additions) = additions {
                insert(own, &kind, additions);
            }
        }
    }
    Ok(())
}

fn check_version(document: &Value) -> Result<(), AddError> {
    let Some(version) = document.get("openapi").and_then(Value::as_str) else {
        return Err(AddError(
            "the document has no member `openapi`, and so is none of OpenAPI 3\nadd the components to a document of OpenAPI 3.1".to_owned(),
        ));
    };
    let minor = version.strip_prefix("3.").and_then(|rest| {
        let digits = rest.split('.').next()?;
        digits.parse::<u32>().ok()
    });
    if minor.is_some_and(|minor| minor >= 1) {
        return Ok(());
    }
    Err(AddError(format!(
        "the document is of OpenAPI {version}, whose schemas are not those of JSON Schema\nwrite it as one of OpenAPI 3.1"
    )))
}

/// Every clash is named, and before anything is changed.
fn check_names(document: &Value, components: &Map<String, Value>) -> Result<(), AddError> {
    let mut clashes = Vec::new();
    for (kind, additions) in components {
        let of_kind = document.get("components").and_then(|own| own.get(kind));
        let is_object = |value: Option<&Value>| value.is_none_or(Value::is_object);
        if !is_object(document.get("components")) || !is_object(of_kind) {
            return Err(AddError(format!(
                "`components` or its `{kind}` is no object\nwrite an object, or leave it out"
            )));
        }
        for (name, addition) in additions.as_object().into_iter().flatten() {
            let own = of_kind.and_then(|own| own.get(name));
            if own.is_some_and(|own| own != addition) {
                clashes.push(format!("`{kind}/{name}`"));
            }
        }
    }
    if clashes.is_empty() {
        return Ok(());
    }
    Err(AddError(format!(
        "the document has other components of these names: {}\nrename the document's own, or leave them out where they are of an older catalogue",
        clashes.join(", ")
    )))
}
