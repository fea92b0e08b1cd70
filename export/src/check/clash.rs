//! One code, or one type, twice.

use super::codes;
use crate::data::{Code, Entry, Type};
use crate::finding::{Finding, Rule};
use indexmap::IndexMap;
use std::collections::{HashMap, HashSet};

/// The codes that types of different paths have, and that not all of them share. What is relayed has the codes of the type
/// that it stands for, which may be linked too; that it is unique in its catalogue is proved where that compiles.
pub(crate) fn clashes(types: &[&Type]) -> Vec<Finding> {
    let mut codes: IndexMap<&Code, IndexMap<&str, (&Type, &Entry)>> = IndexMap::new();
    let mut unshared = HashSet::new();
    for ty in types.iter().filter(|ty| !ty.relayed) {
        for entry in &ty.entries {
            let places = codes.entry(&entry.code).or_default();
            places.entry(&ty.path).or_insert((ty, entry));
            if !entry.shared {
                unshared.insert(&entry.code);
            }
        }
    }
    codes.retain(|code, places| places.len() > 1 && unshared.contains(code));
    let clashes = codes.into_iter().map(|(code, places)| {
        let owners = places
            .values()
            .map(|(ty, entry)| format!("`{}`", ty.path_of(entry)));
        let owners = owners.collect::<Vec<_>>().join(" and of ");
        let what = format!("`{code}` is the code of {owners}");
        let write = "write another code for one of them: a client tells errors apart by it alone; or, if it was published for all, `#[code(…, shared)]` on each";
        let (ty, entry) = places[0];
        Finding::new(Rule::DuplicateCode, what, write).of_entry(ty, entry)
    });
    clashes.collect()
}

/// The types that are there twice under one path, with codes in common that are not the same.
pub(crate) fn versions(types: &[&Type]) -> Vec<Finding> {
    let mut by_path: IndexMap<&str, Vec<&Type>> = IndexMap::new();
    for ty in types {
        by_path.entry(&ty.path).or_default().push(ty);
    }
    let types = by_path.values();
    types.filter_map(|types| differing(types)).collect()
}

fn differing(types: &[&Type]) -> Option<Finding> {
    let (first, others) = types.split_first()?;
    let mut by_code: HashMap<&Code, Vec<&Entry>> = HashMap::new();
    for entry in &first.entries {
        by_code.entry(&entry.code).or_default().push(entry);
    }
    let mut differing: Vec<&Entry> = Vec::new();
    for ty in others {
        let mut common = false;
        let mut differ = Vec::new();
        for entry in &ty.entries {
            let known = by_code.get(&entry.code);
            common |= known.is_some();
            if !known.into_iter().flatten().any(|known| same(known, entry)) {
                differ.push(entry);
            }
        }
        let codes: HashSet<_> = ty.entries.iter().map(|entry| &entry.code).collect();
        differ.extend(
            first
                .entries
                .iter()
                .filter(|entry| !codes.contains(&entry.code)),
        );
        // Two types of different functions may have one path; their codes have nothing in common.
        if common {
            differing.extend(differ);
        }
    }
    differing.dedup_by_key(|entry| &entry.code);
    let codes = codes(differing.into_iter())?;
    let what = format!("`{}` is there twice, and {codes} differ", first.path);
    let write = "have all that use its crate use one version of it: `cargo tree --duplicates`";
    Some(Finding::new(Rule::TwoVersions, what, write).of_type(first))
}

/// Whether two errors are one: rendered examples depend on the service.
pub(crate) fn same(one: &Entry, other: &Entry) -> bool {
    let bare = |entry: &Entry| Entry {
        examples: Vec::new(),
        ..entry.clone()
    };
    bare(one) == bare(other)
}
