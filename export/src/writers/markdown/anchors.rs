//! The anchors of headings, as GitHub makes them.

use crate::writers::naming;
use crate::{Catalogue, describe};
use std::collections::{HashMap, HashSet};

/// The anchors of a document's sections.
pub(super) struct Anchors {
    /// In the catalogue's order: per type, one per entry.
    pub(super) types: Vec<Vec<String>>,
    /// By code; the first, where merged catalogues have one twice.
    pub(super) codes: HashMap<String, String>,
}

impl Anchors {
    /// Walks over all headings in their order, since each may change the anchors of those after it.
    pub(super) fn of(catalogue: &Catalogue) -> Anchors {
        let mut taken = HashSet::new();
        anchor(&describe::title(catalogue), &mut taken);
        if catalogue.services.len() > 1 {
            for service in &catalogue.services {
                anchor(describe::label(catalogue, service), &mut taken);
            }
        }
        let mut codes = HashMap::new();
        let mut types: Vec<Vec<String>> = catalogue
            .types
            .iter()
            .map(|ty| vec![String::new(); ty.entries.len()])
            .collect();
        for (ty, rows) in catalogue.types.iter().zip(describe::gathered(catalogue)) {
            if rows.is_empty() && !ty.entries.is_empty() {
                continue;
            }
            anchor(ty.name(), &mut taken);
            for (ty, place) in rows {
                let entry = &catalogue.types[ty].entries[place];
                let code = entry.code.to_string();
                let heading = if codes.contains_key(&code) && entry.shared {
                    format!("{code} with {}", entry.status)
                } else {
                    code.clone()
                };
                let own = anchor(&heading, &mut taken);
                codes.entry(code).or_insert_with(|| own.clone());
                types[ty][place] = own;
                let lists = describe::item_lists(entry).into_iter();
                for item in lists.flat_map(|list| list.items) {
                    let code = item.code.to_string();
                    let item = anchor(&code, &mut taken);
                    codes.entry(code).or_insert(item);
                }
            }
        }
        Anchors { types, codes }
    }
}

/// The heading in lower case: letters, digits, hyphens and underscores, hyphens for spaces, and a number
/// where it was there before.
fn anchor(heading: &str, taken: &mut HashSet<String>) -> String {
    let words: Vec<_> = heading.split_ascii_whitespace().collect();
    let anchor: String = words
        .join("-")
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
        .collect();
    naming::unique(&anchor, '-', 1, taken)
}
