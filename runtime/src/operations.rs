//! The errors that an OpenAPI document lists for each operation.

use errorbook_model::operations::read;
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
    let listed = operations.map(|operation| {
        let pattern = pattern(&operation.method, operation.path);
        let name = format!("{} {}", operation.method, operation.path);
        let codes = operation.codes;
        (pattern, Listed { name, codes })
    });
    listed.collect()
}

/// The paths that the servers of a document have in front of those of its operations: `/v1` of `https://acme.example/v1`.
pub(crate) fn bases(document: &Value) -> Vec<String> {
    let servers = document.get("servers").and_then(Value::as_array);
    let urls = servers
        .into_iter()
        .flatten()
        .filter_map(|server| server.get("url")?.as_str());
    let paths = urls.map(|url| match url.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("", |at| &rest[at..]),
        None => url,
    });
    let bases = paths.map(|path| path.trim_end_matches('/'));
    bases
        .filter(|base| base.starts_with('/'))
        .map(str::to_owned)
        .collect()
}

/// A path as it is, and as a document has it whose servers have one of these paths in front.
pub(crate) fn below<'a>(bases: &'a [String], path: &'a str) -> impl Iterator<Item = &'a str> {
    let below = bases.iter().filter_map(|base| path.strip_prefix(base));
    [path]
        .into_iter()
        .chain(below.filter(|rest| rest.starts_with('/')))
}

/// What a document lists for each operation, for requests.
#[cfg(feature = "rehearse")]
#[derive(Default)]
pub(crate) struct Operations {
    listed: BTreeMap<String, Listed>,
    bases: Vec<String>,
}

#[cfg(feature = "rehearse")]
impl Operations {
    /// What a document lists, of these codes.
    pub(crate) fn of(document: &Value, known: &BTreeSet<&str>) -> Self {
        Operations {
            listed: listed(document, known),
            bases: bases(document),
        }
    }

    /// What is listed for the operation that a request is for: that of the route, where it is known, else that of the path.
    /// A request for HEAD is one for GET, unless the document has both.
    pub(crate) fn of_request(
        &self,
        method: &Method,
        route: Option<&str>,
        path: &str,
    ) -> Option<&Listed> {
        let of_method = |method: &str| {
            let of_route = |route| self.listed.get(&pattern(method, route));
            let mut routes = route
                .into_iter()
                .flat_map(|route| below(&self.bases, route));
            let found = routes.find_map(of_route);
            found.or_else(|| below(&self.bases, path).find_map(|path| self.of_path(method, path)))
        };
        let found = of_method(method.as_str());
        found.or_else(|| (method == Method::HEAD).then(|| of_method("GET")).flatten())
    }

    /// Of several, the one with the fewest parameters, as OpenAPI has it.
    fn of_path(&self, method: &str, path: &str) -> Option<&Listed> {
        let request = format!("{method} {path}");
        let matching = self.listed.iter().filter(|(pattern, _)| {
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
        let best = matching.min_by_key(|(pattern, _)| pattern.matches("/{}").count());
        best.map(|(_, listed)| listed)
    }
}
