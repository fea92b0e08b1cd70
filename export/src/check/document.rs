//! A service's OpenAPI document beside the operations that its catalogue declares.

use crate::data::{Catalogue, Code};
use crate::documented::is_same;
use crate::finding::{Finding, Rule};
use errorbook_model::operations::read;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Where the document lists other errors for an operation than the catalogue declares. What the catalogue does not declare is not
/// compared, and neither are errors that documentation leaves out.
pub fn check_document(catalogue: &Catalogue, document: &Value) -> Vec<Finding> {
    let public = catalogue.public();
    let codes = public.entries().map(|(_, entry)| &entry.code);
    let codes: BTreeMap<String, &Code> = codes.map(|code| (code.to_string(), code)).collect();
    let documented = read(document, |text| codes.contains_key(text));
    let mut findings = Vec::new();
    for operation in &public.operations {
        let name = &operation.name;
        let mut documented = documented.iter();
        let Some(found) = documented.find(|found| is_same(operation, found)) else {
            findings.push(Finding::new(
                Rule::OtherDocument,
                format!("the document has no operation `{name}`, which the catalogue declares"),
                "write the `operationId` of the document in `operations`, or remove the operation there",
            ));
            continue;
        };
        let declared: BTreeSet<String> = operation.codes.iter().map(Code::to_string).collect();
        let mut add = |code: &String, what: String, write: &str| {
            findings.push(Finding {
                code: Some(codes[code].clone()),
                ..Finding::new(Rule::OtherDocument, what, write)
            });
        };
        let place = format!("{} {}", found.method, found.path);
        for code in found.codes.difference(&declared) {
            let what = format!(
                "the document lists `{code}` for {place}, and `{name}` does not declare it"
            );
            add(
                code,
                what,
                "declare it in `operations`, or remove it from the document",
            );
        }
        for code in declared.difference(&found.codes) {
            let what =
                format!("the document does not list `{code}` for {place}, which `{name}` declares");
            add(
                code,
                what,
                "add it to the document, or remove it from `operations`",
            );
        }
    }
    findings
}
