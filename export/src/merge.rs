//! Several services in one catalogue.

use crate::check::{clashes, same, versions};
use crate::data::{Catalogue, Code, Type, crate_of, item_types};
use crate::finding::{Finding, Rule};
use crate::operation::Operation;
use crate::writers::naming;
use errorbook_model::code::Style;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Several catalogues in one, and what is wrong with having them side by side.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Merged {
    /// The services of all, in the order in which they came; the types likewise, each with the services that
    /// answer with it.
    pub catalogue: Catalogue,
    /// One code in two types, one type in two versions, one prefix in types of two services, services of one name, and
    /// operations of one name.
    pub findings: Vec<Finding>,
}

/// Merges catalogues. A type that several of them have under one path, with the same errors, is one type
/// that they share. Of services of one name, the later ones get a number; of operations of one name, the crate of their service
/// before it.
///
/// ```
/// use errorbook_export::{Catalogue, merge::merge};
///
/// let catalogue = |service: &str| {
///     let json = format!(
///         r#"{{ "errorbook": 1, "services": [{{ "name": "{service}::ERRORS" }}], "types": [{{
///             "path": "auth::AuthError",
///             "entries": [{{ "code": "AUTH_EXPIRED", "status": 403, "variant": "Expired", "title": "Expired" }}]
///         }}] }}"#
///     );
///     Catalogue::from_json(json.as_bytes())
/// };
/// let merged = merge([catalogue("orgs")?, catalogue("billing")?]);
/// assert_eq!(merged.catalogue.services.len(), 2);
/// assert_eq!(merged.catalogue.types.len(), 1);
/// assert!(merged.findings.is_empty());
/// # Ok::<(), errorbook_export::ReadError>(())
/// ```
pub fn merge(catalogues: impl IntoIterator<Item = Catalogue>) -> Merged {
    let mut merging = Merging::default();
    for catalogue in catalogues {
        merging.add(catalogue);
    }
    merging.end()
}

#[derive(Default)]
struct Merging {
    services: Vec<crate::Service>,
    names: HashSet<String>,
    types: Vec<Type>,
    operations: Vec<Operation>,
    operation_names: HashSet<String>,
    /// The types by their path.
    by_path: HashMap<String, Vec<usize>>,
    findings: Vec<Finding>,
}

impl Merging {
    fn add(&mut self, catalogue: Catalogue) {
        let mut names = BTreeMap::new();
        let mut all = Vec::new();
        for mut service in catalogue.services {
            let name = self.free_name(&service.name);
            let old = std::mem::replace(&mut service.name, name.clone());
            names.insert(old, name.clone());
            all.push(name);
            self.services.push(service);
        }
        for mut ty in catalogue.types {
            ty.services = if ty.services.is_empty() {
                all.clone()
            } else {
                ty.services
                    .iter()
                    .filter_map(|name| names.get(name).cloned())
                    .collect()
            };
            self.add_type(ty);
        }
        let service = all.first().map_or("", String::as_str);
        for operation in catalogue.operations {
            self.add_operation(operation, service);
        }
    }

    fn add_operation(&mut self, mut operation: Operation, service: &str) {
        let name = &operation.name;
        let mut free = name.clone();
        if self.operation_names.contains(name) {
            free = format!("{}_{name}", crate_of(service));
        }
        let free = naming::unique(&free, '_', 2, &mut self.operation_names);
        if free != *name {
            let what =
                format!("two operations are called `{name}`: that of `{service}` is `{free}` here");
            let write = "give it a name of its own in `operations`";
            self.findings.push(Finding {
                place: Some(service.to_owned()),
                ..Finding::new(Rule::SameOperation, what, write)
            });
        }
        operation.name = free;
        self.operations.push(operation);
    }

    fn free_name(&mut self, name: &str) -> String {
        let free = naming::unique(name, '#', 2, &mut self.names);
        if free == name {
            return free;
        }
        let what = format!("two services are called `{name}`: the later one is `{free}` here");
        let write = "give it a name of its own, `NAME=SOURCE`";
        self.findings.push(Finding {
            place: Some(name.to_owned()),
            ..Finding::new(Rule::SameService, what, write)
        });
        free
    }

    fn add_type(&mut self, mut ty: Type) {
        let known = self.by_path.entry(ty.path.clone()).or_default();
        let mut shared = Vec::new();
        for index in known.iter() {
            let other = &mut self.types[*index];
            if is_shared(other, &ty) {
                let mut new = ty.services;
                new.retain(|name| !other.services.contains(name));
                other.services.append(&mut new);
                // Examples are one service's.
                for (mine, theirs) in other.entries.iter_mut().zip(ty.entries) {
                    if mine.examples != theirs.examples {
                        mine.examples.clear();
                    }
                }
                return;
            }
            shared.extend(take_shared(other, &mut ty));
        }
        shared.push(ty);
        for ty in shared.into_iter().filter(|ty| !is_used_up(ty)) {
            known.push(self.types.len());
            self.types.push(ty);
        }
    }

    fn end(mut self) -> Merged {
        self.types.retain(|ty| !is_used_up(ty));
        let types: Vec<&Type> = self.types.iter().collect();
        let with_items = [&*types, &item_types(&self.types)].concat();
        let mut findings = clashes(&with_items);
        findings.extend(versions(&with_items));
        findings.extend(prefixes(&types));
        findings.append(&mut self.findings);
        let every = self.services.len();
        for ty in &mut self.types {
            if ty.services.len() == every {
                ty.services.clear();
            }
        }
        Merged {
            catalogue: Catalogue {
                errorbook: Catalogue::VERSION,
                services: self.services,
                types: self.types,
                operations: self.operations,
            },
            findings,
        }
    }
}

/// What two services share of a type that one of them lists in part: taken out of both, as a type that both answer with.
fn take_shared(one: &mut Type, other: &mut Type) -> Option<Type> {
    if !(one.partial || other.partial) || one.description != other.description {
        return None;
    }
    let mut shared = Vec::new();
    for mut entry in std::mem::take(&mut one.entries) {
        let mut theirs = other.entries.iter();
        match theirs.position(|theirs| same(theirs, &entry)) {
            None => one.entries.push(entry),
            Some(at) => {
                // Examples are one service's.
                if other.entries.remove(at).examples != entry.examples {
                    entry.examples.clear();
                }
                shared.push(entry);
            }
        }
    }
    if shared.is_empty() {
        return None;
    }
    (one.partial, other.partial) = (true, true);
    let mut ty = Type::new(&one.path, shared);
    ty.partial = true;
    ty.description.clone_from(&one.description);
    ty.services.clone_from(&one.services);
    let new = other.services.iter();
    let new = new.filter(|name| !one.services.contains(name));
    ty.services.extend(new.cloned());
    Some(ty)
}

/// Whether all that is listed of a type is shared with others.
fn is_used_up(ty: &Type) -> bool {
    ty.partial && ty.entries.is_empty()
}

fn is_shared(one: &Type, other: &Type) -> bool {
    let entries = || one.entries.iter().zip(&other.entries);
    one.description == other.description
        && one.entries.len() == other.entries.len()
        && entries().all(|(one, other)| same(one, other))
}

/// The prefixes that two services have in types of their own. Types of one crate are of one owner,
/// whichever services use them, unless it is the crate of the services themselves.
fn prefixes(types: &[&Type]) -> Vec<Finding> {
    let mut owners: BTreeMap<&str, Vec<&Type>> = BTreeMap::new();
    for ty in types {
        // A shared code is nobody's alone.
        let own = ty.entries.iter().filter(|entry| !entry.shared);
        let prefixes: HashSet<&str> = own.filter_map(|entry| prefix(&entry.code)).collect();
        for prefix in prefixes {
            owners.entry(prefix).or_default().push(ty);
        }
    }
    owners
        .into_iter()
        .filter_map(|(prefix, types)| contested(prefix, &types))
        .collect()
}

fn contested(prefix: &str, types: &[&Type]) -> Option<Finding> {
    let mut by_services: BTreeMap<&[String], Vec<&Type>> = BTreeMap::new();
    for ty in types {
        by_services.entry(&ty.services).or_default().push(ty);
    }
    let groups: Vec<_> = by_services.into_iter().collect();
    let pairs = groups
        .iter()
        .enumerate()
        .flat_map(|(index, one)| groups[..index].iter().map(move |other| (other, one)));
    let disjoint =
        pairs.filter(|((one, _), (other, _))| !one.iter().any(|name| other.contains(name)));
    // Where the first of each contests with none of the others, all are of one crate.
    let mut candidates = disjoint.flat_map(|((_, ones), (_, others))| {
        let first = others.iter().map(|other| (ones[0], *other));
        first.chain(ones.iter().map(|one| (*one, others[0])))
    });
    let (one, other) = candidates.find(|(one, other)| {
        let foreign = one.crate_name() != other.crate_name() || is_own(one) || is_own(other);
        one.path != other.path && foreign
    })?;
    let owner = |ty: &Type| format!("`{}` of `{}`", ty.path, ty.services.join("`, `"));
    let (one_of, other_of) = (owner(one), owner(other));
    let what = format!("`{prefix}` is the prefix of {one_of} and of {other_of}");
    let write = "give one of them a prefix of its own, or have both services use one type";
    Some(Finding::new(Rule::SharedPrefix, what, write).of_type(one))
}

/// Whether a type is of the crate of a service that answers with it.
fn is_own(ty: &Type) -> bool {
    let mut services = ty.services.iter();
    services.any(|name| crate_of(name) == ty.crate_name())
}

/// What stands before a code's first separator. Where words begin with a capital, as in `OrgBlocked`, and in a code that
/// was published before errorbook, the first one may be no prefix.
fn prefix(code: &Code) -> Option<&str> {
    let Code::Text(code) = code else {
        return None;
    };
    let is_separated = |style: &Style| !style.separator().is_empty() && style.accepts(code);
    let style = Style::ALL.into_iter().find(is_separated)?;
    code.split_once(style.separator()).map(|(prefix, _)| prefix)
}
