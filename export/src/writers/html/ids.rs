//! The ids of headings and sections, which addresses of the page end with.
//!
//! A code's id is the code; of a shared one, each further answer has its status behind a colon. Those of types begin
//! with `type/`, those of operations with `operation/`, those of the page's own parts with `page/`, and those of a section's parts are the section's with a colon
//! and a word, behind which an item has its code: no code's id has a slash or a colon, so none can be another.

use crate::writers::naming;
use crate::{Catalogue, Entry, describe};
use errorbook_model::escape::encoded;
use std::collections::{HashMap, HashSet};
use std::fmt::Write;

/// The ids of a catalogue.
pub(super) struct Ids {
    /// In its order: one per type, and in it one per entry.
    pub(super) types: Vec<(String, Vec<String>)>,
    /// By code; the first, where merged catalogues have one twice or several errors one item.
    pub(super) codes: HashMap<String, String>,
    /// One per operation that has errors.
    pub(super) operations: Vec<String>,
    /// By the label of an operation.
    pub(super) labels: HashMap<String, String>,
}

impl Ids {
    pub(super) fn of(catalogue: &Catalogue) -> Ids {
        let mut taken = HashSet::new();
        // Merged catalogues may have one id twice.
        let mut unique = |id: &str| naming::unique(id, '~', 2, &mut taken);
        let mut codes = HashMap::new();
        let mut types = Vec::new();
        for ty in &catalogue.types {
            let id = format!("type/{}", word(&ty.path, b"-._:"));
            let mut entries = Vec::new();
            for entry in &ty.entries {
                let code = entry.code.to_string();
                let mut id = word(&code, b"-._");
                if entry.shared && codes.contains_key(&code) {
                    let _ = write!(id, ":{}", entry.status);
                }
                let id = unique(&id);
                codes.entry(code).or_insert_with(|| id.clone());
                entries.push(id);
            }
            types.push((unique(&id), entries));
        }
        let mut labels = HashMap::new();
        let mut operations = Vec::new();
        for operation in catalogue.answering() {
            let id = unique(&format!("operation/{}", word(&operation.name, b"-._:")));
            labels
                .entry(operation.label())
                .or_insert_with(|| id.clone());
            operations.push(id);
        }
        for (ty, (_, ids)) in catalogue.types.iter().zip(&types) {
            for (entry, id) in ty.entries.iter().zip(ids) {
                for list in describe::item_lists(entry) {
                    for item in list.items {
                        let code = item.code.to_string();
                        codes.entry(code).or_insert_with(|| Self::of_item(id, item));
                    }
                }
            }
        }
        Ids {
            types,
            codes,
            operations,
            labels,
        }
    }

    /// The id of an item in a section.
    pub(super) fn of_item(section: &str, item: &Entry) -> String {
        format!("{section}:item:{}", word(&item.code.to_string(), b"-._"))
    }
}

/// The text where an address takes it as it is; other bytes in hexadecimal digits behind a tilde.
fn word(text: &str, kept: &[u8]) -> String {
    let mut word = encoded(text, '~', kept);
    // An id is never empty.
    if word.is_empty() {
        word.push('~');
    }
    word
}
