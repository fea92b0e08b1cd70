//! The operations of a service: which errors each of them answers with.

use crate::data::{Catalogue, Code};
use crate::read::{ReadError, is_line};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// One operation of a service, with the errors that it answers with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Operation {
    /// Its name, which is its `operationId` in the service's OpenAPI document.
    pub name: String,
    /// Its method, where an OpenAPI document says it: `POST`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// Its path, where an OpenAPI document says it: `/orgs/{slug}`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// The codes that clients get, sorted, each once.
    pub codes: Vec<Code>,
}

impl Operation {
    /// An operation whose method and path are not known.
    ///
    /// ```
    /// use errorbook_export::{Code, Operation};
    ///
    /// let show = Operation::new("show_org", [Code::Text("ORG_NOT_FOUND".to_owned())]);
    /// assert!(show.method.is_none());
    /// ```
    pub fn new(name: impl Into<String>, codes: impl IntoIterator<Item = Code>) -> Self {
        let mut codes: Vec<Code> = codes.into_iter().collect();
        codes.sort();
        codes.dedup();
        Operation {
            name: name.into(),
            method: None,
            path: None,
            codes,
        }
    }
}

impl Catalogue {
    /// The operations that answer with a code, in their order.
    pub fn answered_by(&self, code: &Code) -> impl Iterator<Item = &Operation> {
        let operations = self.operations.iter();
        operations.filter(move |operation| operation.codes.contains(code))
    }

    /// Leaves in the operations the codes of errors that public documentation shows.
    pub(crate) fn publish_operations(&mut self) {
        let public = self.types.iter().flat_map(|ty| &ty.entries);
        let public: HashSet<&Code> = public
            .filter(|entry| entry.is_public())
            .map(|entry| &entry.code)
            .collect();
        for operation in &mut self.operations {
            operation.codes.retain(|code| public.contains(code));
        }
    }
}

/// Checks the operations of a catalogue that may have come from anywhere.
pub(crate) fn validate(catalogue: &Catalogue) -> Result<(), ReadError> {
    let known: HashSet<&Code> = catalogue.entries().map(|(_, entry)| &entry.code).collect();
    let mut names = HashSet::new();
    for Operation { name, codes, .. } in &catalogue.operations {
        let fault = |what: &str| Err(ReadError::new(format!("the operation {name:?} {what}")));
        if !is_line(name) || name.contains(char::is_whitespace) {
            return fault("has no name that is one word");
        }
        if !names.insert(name.as_str()) {
            return fault("is there twice");
        }
        if let Some(code) = codes.iter().find(|code| !known.contains(code)) {
            let code = code.to_string();
            return fault(&format!("answers with {code:?}, which no error has"));
        }
    }
    Ok(())
}
