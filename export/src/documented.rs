//! What a service's OpenAPI document says of its operations, joined with what the catalogue says.

use crate::data::{Catalogue, Code};
use crate::operation::Operation;
use crate::writers::naming::unique;
use errorbook_model::operations::{self, read};
use serde_json::Value;
use std::collections::{HashMap, HashSet};

impl Catalogue {
    /// Adds what a service's OpenAPI document says: the method and the path of each operation, which is found by its
    /// `operationId`, and the operations with errors that the catalogue does not declare. What it declares itself stays.
    ///
    /// It reads documents of 3.0 and 3.1 that have the errors of the catalogue in them, as errorbook, utoipa and aide write
    /// them. An operation without an `operationId` is named after its method and path.
    ///
    /// ```
    /// # use errorbook_export::{Catalogue, Code, Entry, Service, Type};
    /// # let blocked = Entry::new(Code::Text("ORG_BLOCKED".to_owned()), 403, "Blocked", "Blocked");
    /// # let types = vec![Type::new("acme::OrgError", vec![blocked])];
    /// # let mut catalogue = Catalogue::new(vec![Service::new("acme::ERRORS")], types);
    /// catalogue.add_operations(&serde_json::json!({ "paths": { "/orgs": { "post": { "responses": {
    ///     "403": { "content": { "application/json": { "schema": { "properties": {
    ///         "code": { "const": "ORG_BLOCKED" },
    ///     } } } } },
    /// } } } } }));
    /// assert_eq!(catalogue.operations[0].label(), "POST /orgs");
    /// ```
    pub fn add_operations(&mut self, document: &Value) {
        let codes = self.entries().map(|(_, entry)| &entry.code);
        let codes: HashMap<String, Code> =
            codes.map(|code| (code.to_string(), code.clone())).collect();
        let names = self.operations.iter().map(|known| known.name.clone());
        let mut names: HashSet<String> = names.collect();
        for found in read(document, |text| codes.contains_key(text)) {
            let mut operations = self.operations.iter_mut();
            if let Some(known) = operations.find(|known| is_same(known, &found)) {
                known.method.get_or_insert(found.method);
                known.path.get_or_insert(found.path.to_owned());
            } else if !found.codes.is_empty() {
                let name = unique(&name(&found), '_', 2, &mut names);
                let listed = found.codes.iter().map(|text| codes[text].clone());
                self.operations.push(Operation {
                    method: Some(found.method),
                    path: Some(found.path.to_owned()),
                    ..Operation::new(name, listed)
                });
            }
        }
    }

    /// The operations that pages list: those with errors.
    pub(crate) fn answering(&self) -> impl Iterator<Item = &Operation> {
        let operations = self.operations.iter();
        operations.filter(|operation| !operation.codes.is_empty())
    }
}

/// Whether an operation of a document is one that the catalogue has.
pub(crate) fn is_same(known: &Operation, found: &operations::Operation) -> bool {
    let place = (known.method.as_deref(), known.path.as_deref());
    found.id == Some(&known.name) || place == (Some(&found.method), Some(found.path))
}

/// The name of an operation that the catalogue does not have: one word, as every name.
fn name(found: &operations::Operation) -> String {
    let place = || found.method.to_ascii_lowercase() + found.path;
    let id = found.id.filter(|id| !id.is_empty());
    let name = id.map_or_else(place, str::to_owned);
    name.replace(|c: char| c.is_whitespace() || c.is_control(), "_")
}

impl Operation {
    /// What people call it: `POST /orgs`, or its name where the method and the path are not known.
    pub fn label(&self) -> String {
        match (&self.method, &self.path) {
            (Some(method), Some(path)) => format!("{method} {path}"),
            _ => self.name.clone(),
        }
    }
}
