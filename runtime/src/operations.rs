//! The errors that an OpenAPI document lists for each operation.

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
    let mut listed = BTreeMap::new();
    let paths = document.get("paths").and_then(Value::as_object);
    for (path, item) in paths.into_iter().flatten() {
        for (method, operation) in item.as_object().into_iter().flatten() {
            let method = method.to_uppercase();
            let is_method = Method::from_bytes(method.as_bytes()).is_ok();
            let Some(responses) = operation.get("responses").filter(|_| is_method) else {
                continue;
            };
            let mut search = Search {
                document,
                known,
                followed: BTreeSet::new(),
                codes: BTreeSet::new(),
            };
            search.walk(responses);
            let name = format!("{method} {path}");
            let codes = search.codes;
            listed.insert(pattern(&method, path), Listed { name, codes });
        }
    }
    listed
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

/// Looks for the codes of the catalogue among the constants of schemas, in whichever member the profile has them.
struct Search<'a> {
    document: &'a Value,
    known: &'a BTreeSet<&'a str>,
    /// The references that were followed: schemas may refer to themselves.
    followed: BTreeSet<&'a str>,
    codes: BTreeSet<String>,
}

impl<'a> Search<'a> {
    fn walk(&mut self, value: &'a Value) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.walk(item)),
            Value::Object(members) => {
                for (name, value) in members {
                    match (name.as_str(), value) {
                        ("$ref", Value::String(reference)) => self.follow(reference),
                        ("const", Value::String(code)) => self.note(code),
                        ("const", Value::Number(code)) => self.note(&code.to_string()),
                        ("examples" | "example", _) => {}
                        _ => self.walk(value),
                    }
                }
            }
            _ => {}
        }
    }

    fn follow(&mut self, reference: &'a str) {
        let target = reference
            .strip_prefix('#')
            .and_then(|path| self.document.pointer(path));
        if let Some(target) = target.filter(|_| self.followed.insert(reference)) {
            self.walk(target);
        }
    }

    fn note(&mut self, code: &str) {
        if self.known.contains(code) {
            self.codes.insert(code.to_owned());
        }
    }
}
