//! What changed in the operations. Clients that match on the codes of an operation are wrong about a code more.

use super::Change;
use crate::data::{Catalogue, Code};
use crate::lock::{self, Rule};
use crate::operation::Operation;
use std::collections::BTreeMap;

pub(super) fn compare(old: &Catalogue, new: &Catalogue, changes: &mut Vec<Change>) {
    let (olds, news) = (by_name(old), by_name(new));
    for (name, was) in &olds {
        let Some(is) = news.get(name) else {
            let what = format!("`{name}` {}", lock::Change::new(Rule::OperationGone));
            changes.push(Change::new("operation-gone", what));
            continue;
        };
        for code in lacking(was, is) {
            let broken = lock::Change::of_values(Rule::Answers, "", &"", code);
            let what = format!("`{name}` {broken}");
            changes.push(Change::of(code, "operation-widened", what));
        }
        for code in lacking(is, was) {
            let what = format!("`{name}` no longer answers with `{code}`");
            changes.push(Change::of(code, "operation-narrowed", what));
        }
    }
    for name in news.keys().filter(|name| !olds.contains_key(*name)) {
        let what = format!("the operation `{name}` is new");
        changes.push(Change::new("operation-added", what));
    }
}

fn by_name(catalogue: &Catalogue) -> BTreeMap<&str, &Operation> {
    let operations = catalogue.operations.iter();
    let named = operations.map(|operation| (operation.name.as_str(), operation));
    named.collect()
}

/// The codes of another operation that one does not answer with.
fn lacking<'a>(operation: &Operation, other: &'a Operation) -> impl Iterator<Item = &'a Code> {
    let codes = other.codes.iter();
    codes.filter(|code| !operation.codes.contains(code))
}
