//! One code, or one type, twice.

use super::codes;
use crate::data::{Code, Entry, Type};
use crate::finding::{Finding, Rule};
use std::collections::{HashMap, HashSet};

/// The codes that types of different paths have.
pub(crate) fn clashes(types: &[&Type]) -> Vec<Finding> {
    let mut order = Vec::new();
    let mut places: HashMap<&Code, Vec<String>> = HashMap::new();
    let mut seen = HashSet::new();
    for ty in types {
        for entry in &ty.entries {
            let places = places.entry(&entry.code).or_insert_with(|| {
                order.push(&entry.code);
                Vec::new()
            });
            if seen.insert((&entry.code, &ty.path)) {
                places.push(super::place(ty, entry));
            }
        }
    }
    let clashing = order.into_iter().filter(|code| places[code].len() > 1);
    let clashes = clashing.map(|code| {
        let places = &places[code];
        let others: Vec<_> = places.iter().map(|place| format!("`{place}`")).collect();
        Finding {
            rule: Rule::DuplicateCode,
            code: Some(code.clone()),
            place: Some(places[0].clone()),
            what: format!("`{code}` is the code of {}", others.join(" and of ")),
            write: "write another code for one of them: a client tells errors apart by it alone"
                .to_owned(),
        }
    });
    clashes.collect()
}

/// The types that are there twice under one path, with codes in common that are not the same.
pub(crate) fn versions(types: &[&Type]) -> Vec<Finding> {
    let mut order: Vec<&str> = Vec::new();
    let mut by_path: HashMap<&str, Vec<&Type>> = HashMap::new();
    for ty in types {
        let known = by_path.entry(&ty.path).or_insert_with(|| {
            order.push(&ty.path);
            Vec::new()
        });
        known.push(ty);
    }
    order
        .into_iter()
        .filter_map(|path| differing(&by_path[path]))
        .collect()
}

fn differing(types: &[&Type]) -> Option<Finding> {
    let (first, others) = types.split_first()?;
    let by_code: HashMap<&Code, &Entry> = first
        .entries
        .iter()
        .map(|entry| (&entry.code, entry))
        .collect();
    let mut differing: Vec<&Entry> = Vec::new();
    for ty in others {
        let mut common = false;
        let mut differ = Vec::new();
        for entry in &ty.entries {
            match by_code.get(&entry.code) {
                Some(known) => {
                    common = true;
                    if !same(known, entry) {
                        differ.push(entry);
                    }
                }
                None => differ.push(entry),
            }
        }
        let codes = &mut ty.entries.iter().map(|entry| &entry.code);
        let codes: HashSet<_> = codes.collect();
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
    let path = &first.path;
    Some(Finding {
        rule: Rule::TwoVersions,
        code: None,
        place: Some(path.clone()),
        what: format!(
            "`{path}` is there twice, and {} differ",
            codes(differing.into_iter())?
        ),
        write: "have all that use its crate use one version of it: `cargo tree --duplicates`"
            .to_owned(),
    })
}

/// Whether two errors are one: rendered examples depend on the service.
pub(crate) fn same(one: &Entry, other: &Entry) -> bool {
    let bare = |entry: &Entry| Entry {
        examples: Vec::new(),
        ..entry.clone()
    };
    bare(one) == bare(other)
}
