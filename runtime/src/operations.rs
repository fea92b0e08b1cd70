//! The errors that an OpenAPI document lists for each operation.

use errorbook_model::operations::{Operation, read};
#[cfg(feature = "rehearse")]
use http::Method;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// An operation as it is compared: frameworks write their parameters in different ways.
pub(crate) fn pattern(method: &str, path: &str) -> String {
    let segments = path.split('/').map(|segment| {
        let is_parameter = segment.starts_with(['{', ':', '<', '*']);
        if is_parameter { "{}" } else { segment }
    });
    format!("{method} {}", segments.collect::<Vec<_>>().join("/"))
}

/// What a document lists for an operation.
#[derive(Debug)]
pub(crate) struct Listed {
    /// The method and the path of the document: `GET /orgs/{slug}`.
    pub(crate) name: String,
    pub(crate) codes: BTreeSet<String>,
}

/// What a document lists for each operation, of these codes, by its pattern.
pub(crate) fn listed(document: &Value, known: &BTreeSet<&str>) -> BTreeMap<String, Listed> {
    let operations = read(document, |code| known.contains(code)).into_iter();
    operations
        .map(
            |Operation {
                 method,
                 path,
                 codes,
                 ..
             }| {
                let name = format!("{method} {path}");
                (pattern(&method, path), Listed { name, codes })
            },
        )
        .collect()
}

/// What is listed for the operation that a request is for: of several, the one with the fewest parameters, as OpenAPI has it.
/// A request for HEAD is one for GET, unless the document has both.
#[cfg(feature = "rehearse")]
pub(crate) fn of_request<'a>(
    listed: &'a BTreeMap<String, Listed>,
    method: &Method,
    path: &str,
) -> Option<&'a Listed> {
    let of_method = |method: &str| {
        let request = format!("{method} {path}");
        let matching = listed.iter().filter(|(pattern, _)| {
            let (mut segments, mut asked) = (pattern.split('/'), request.split('/'));
            loop {
                match (segments.next(), asked.next()) {
                    (None, None) => return true,
                    (Some("{}"), Some(asked)) if !asked.is_empty() => {}
                    (Some(segment), Some(asked)) if segment == asked => {}
                    _ => return false,
                }
            }
        });
        matching.min_by_key(|(pattern, _)| pattern.matches("/{}").count())
    };
    let found = of_method(method.as_str());
    let found = found.or_else(|| (method == Method::HEAD).then(|| of_method("GET")).flatten());
    found.map(|(_, listed)| listed)
}
