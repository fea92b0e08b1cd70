//! Whether the errors that a document lists for each operation are those that its requests were answered with.

use super::produced::of_run;
use crate::catalogue::Catalogue;
use crate::operations::{Listed, bases, below, listed, pattern};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Compares the errors that an OpenAPI document lists for each operation with those that an `ErrorLayer` answered for its
/// route, in this process. If `ERRORBOOK_PRODUCED` is set, all processes of the test run count.
///
/// ```
/// # use errorbook::{ApiError, catalogue};
/// # #[derive(Debug, ApiError)]
/// # #[api_error(prefix = "ORG")]
/// # #[status(404)]
/// # #[code("ORG_NOT_FOUND")]
/// # struct NotFound;
/// use errorbook::testing::operations;
///
/// catalogue! {
///     static ERRORS = [NotFound];
/// }
///
/// // The service's own document, as `/openapi.json` has it.
/// let document = serde_json::json!({ "paths": { "/orgs/{slug}": { "get": { "responses": { "404": {
///     "content": { "application/problem+json": { "schema": {
///         "properties": { "code": { "const": "ORG_NOT_FOUND" } },
///     } } },
/// } } } } } });
///
/// let report = operations(&ERRORS, &document);
/// assert!(report.not_listed().is_empty());
/// let [never] = report.never_produced() else { panic!("{report}") };
/// assert_eq!((never.name(), never.code()), ("GET /orgs/{slug}", "ORG_NOT_FOUND"));
/// ```
///
/// A request for HEAD counts as one for GET. Routes that the document does not have are passed over, and so is an answer whose
/// route the layer does not know; see `ErrorEvent::route`.
///
/// # Panics
///
/// Panics if the folder of `ERRORBOOK_PRODUCED` cannot be read, since the report would not cover the test run.
#[track_caller]
pub fn operations(catalogue: &'static Catalogue, document: &Value) -> Operations {
    let known: BTreeSet<&str> = catalogue
        .answers()
        .map(|entry| entry.code().as_str())
        .collect();
    let (listed, bases) = (listed(document, &known), bases(document));
    let mut produced: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in of_run() {
        let mut words = line.split(' ');
        if let (Some(method), Some(route), Some(code)) = (words.next(), words.next(), words.next())
        {
            let method = if method == "HEAD" { "GET" } else { method };
            let mut patterns = below(&bases, route).map(|route| pattern(method, route));
            if let Some(pattern) = patterns.find(|pattern| listed.contains_key(pattern)) {
                let codes = produced.entry(pattern).or_default();
                codes.insert(code.to_owned());
            }
        }
    }
    let mut report = Operations {
        total: listed.values().map(|listed| listed.codes.len()).sum(),
        never_produced: Vec::new(),
        not_listed: Vec::new(),
    };
    let nothing = BTreeSet::new();
    for (pattern, Listed { name, codes }) in &listed {
        let produced = produced.get(pattern).unwrap_or(&nothing);
        let of = |code: &String| Operation {
            name: name.clone(),
            code: code.clone(),
        };
        report
            .never_produced
            .extend(codes.difference(produced).map(of));
        report.not_listed.extend(produced.difference(codes).map(of));
    }
    report
}

/// An error of one operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operation {
    name: String,
    code: String,
}

impl Operation {
    /// The method and the path of the document, `GET /orgs/{slug}`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The code.
    pub fn code(&self) -> &str {
        &self.code
    }
}

/// How the errors of a document's operations differ from those that were produced. See [`operations`]. `Display` is a table:
///
/// ```text
/// 1 of 12 errors of operations were never produced:
///   GET /orgs/{slug}  ORG_STORE
/// 1 that was produced is not listed:
///   POST /orgs  ORG_BLOCKED
/// ```
#[derive(Clone, Debug)]
#[must_use = "a report that nobody reads fails no test"]
pub struct Operations {
    total: usize,
    never_produced: Vec<Operation>,
    not_listed: Vec<Operation>,
}

impl Operations {
    /// Whether each operation lists what it was answered with, and nothing else.
    pub fn is_exact(&self) -> bool {
        self.never_produced.is_empty() && self.not_listed.is_empty()
    }

    /// The errors that the document lists and no request was answered with.
    pub fn never_produced(&self) -> &[Operation] {
        &self.never_produced
    }

    /// The errors that a request was answered with and the document does not list.
    pub fn not_listed(&self) -> &[Operation] {
        &self.not_listed
    }
}

impl fmt::Display for Operations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let total = self.total;
        if self.is_exact() {
            return write!(
                f,
                "all {total} errors of operations were produced, and no other"
            );
        }
        let (never, other) = (self.never_produced.len(), self.not_listed.len());
        if never > 0 {
            write!(
                f,
                "{never} of {total} errors of operations were never produced:"
            )?;
            write_rows(f, &self.never_produced)?;
        }
        if other > 0 {
            let line = if never > 0 { "\n" } else { "" };
            let words = if other == 1 {
                "that was produced is"
            } else {
                "that were produced are"
            };
            write!(f, "{line}{other} {words} not listed:")?;
            write_rows(f, &self.not_listed)?;
        }
        Ok(())
    }
}

fn write_rows(f: &mut fmt::Formatter<'_>, rows: &[Operation]) -> fmt::Result {
    rows.iter()
        .try_for_each(|row| write!(f, "\n  {}  {}", row.name, row.code))
}
