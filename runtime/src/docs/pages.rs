//! The pages of the documentation, in the OpenAPI document that is one of them.

use super::errors::{Errors, Refusal};
use errorbook_export as data;
use errorbook_export::openapi;
use serde_json::{Map, Value, json};
use std::collections::HashSet;

/// Adds the operations that answer with the documentation, below a path, but for those that the document
/// has.
pub(super) fn add(document: &mut Value, prefix: &str, catalogue: &data::Catalogue) {
    let Some(document) = document.as_object_mut() else {
        return;
    };
    let paths = document.entry("paths").or_insert_with(|| json!({}));
    let Some(paths) = paths.as_object_mut() else {
        return;
    };
    let mut codes: Vec<String> = Vec::new();
    for (_, entry) in catalogue.entries().chain(catalogue.items()) {
        let code = entry.code.to_string();
        // The answers of a shared code are on one page.
        if !entry.shared || !codes.contains(&code) {
            codes.push(code);
        }
    }
    let code = json!({
        "name": "code", "in": "path", "required": true,
        "description": "The code of an error.",
        "schema": { "type": "string", "enum": codes },
    });
    let error = if codes.is_empty() {
        // No path answers with an error: there is none.
        None
    } else {
        let mut operation = operation("explainError", "One error", ONE, &negotiated());
        operation["parameters"] = json!([code]);
        if let Some(responses) = operation["responses"].as_object_mut() {
            let of_statuses = openapi::responses(Errors::of::<Refusal<404>>().types());
            let of_statuses = of_statuses.into_iter();
            responses.extend(of_statuses.map(|(status, response)| (status.to_string(), response)));
        }
        Some(("/errors/{code}", operation))
    };
    let data = json!({ "application/json": { "schema": { "type": "object" } } });
    let text = |media_type: &str| json!({ media_type: { "schema": { "type": "string" } } });
    let pages = [
        (
            "/errors",
            operation("listErrors", "All errors", ALL, &negotiated()),
        ),
        (
            "/errors.md",
            operation(
                "readErrorsAsMarkdown",
                "All errors, as Markdown",
                ALL_MARKDOWN,
                &text("text/markdown"),
            ),
        ),
        (
            "/llms.txt",
            operation(
                "indexErrors",
                "The codes of all errors",
                INDEX,
                &text("text/plain"),
            ),
        ),
        (
            "/errors.json",
            operation("readErrors", "All errors, as data", DATA, &data),
        ),
        (
            "/openapi.json",
            operation("readOpenApi", "This document", DOCUMENT, &data),
        ),
    ];
    let taken = ids(paths, catalogue);
    for (path, mut operation) in pages.into_iter().chain(error) {
        if let Some(Value::String(id)) = operation.get_mut("operationId") {
            while taken.contains(id) {
                id.push_str("Page");
            }
        }
        let path = paths
            .entry(format!("{prefix}{path}"))
            .or_insert_with(|| json!({}));
        if let Value::Object(methods) = path {
            methods.entry("get").or_insert(operation);
        }
    }
}

/// The names of the service's own operations.
fn ids(paths: &Map<String, Value>, catalogue: &data::Catalogue) -> HashSet<String> {
    let operations = paths
        .values()
        .filter_map(Value::as_object)
        .flat_map(Map::values);
    let ids = operations.filter_map(|operation| operation.get("operationId")?.as_str());
    let declared = catalogue.operations.iter();
    let declared = declared.map(|operation| operation.name.as_str());
    ids.chain(declared).map(str::to_owned).collect()
}

const ALL: &str = "What the service answers with when it refuses or fails: Markdown, a web page or data, as Accept asks.";
const ONE: &str =
    "What an error means and what to do about it: Markdown, a web page or data, as Accept asks.";
const ALL_MARKDOWN: &str = "What the service answers with when it refuses or fails. The page of one error has the same ending.";
const INDEX: &str = "A line for each code with a link to its page, for agents.";
const DATA: &str = "What the tools of errorbook read.";
const DOCUMENT: &str = "The service and its errors, as OpenAPI.";

/// The operations of a document with the errors in it. The pages are not the service's own.
pub(super) fn add_operations(
    catalogue: &mut data::Catalogue,
    covered: &Value,
    own: Option<&Value>,
) {
    catalogue.add_operations(covered);
    let paths = own.and_then(|own| own.get("paths"));
    let is_own = |path: &String| paths.is_some_and(|paths| paths.get(path).is_some());
    let operations = &mut catalogue.operations;
    operations.retain(|operation| operation.path.as_ref().is_none_or(is_own));
}

fn operation(id: &str, summary: &str, description: &str, content: &Value) -> Value {
    let tag = json!({
        "description": "What a later request says in If-None-Match.",
        "required": true,
        "schema": { "type": "string" },
    });
    json!({
        "operationId": id,
        "summary": summary,
        "description": description,
        "tags": ["errors"],
        "responses": {
            "200": { "description": format!("{summary}."), "headers": { "etag": tag }, "content": content },
            "304": { "description": "The page that the request knows.", "headers": { "etag": tag } },
        },
    })
}

fn negotiated() -> Value {
    let text = json!({ "schema": { "type": "string" } });
    json!({
        "text/markdown": text,
        "text/html": text,
        "text/plain": text,
        "application/json": { "schema": { "type": "object" } },
    })
}
