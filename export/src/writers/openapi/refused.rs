//! What an operation refuses with, as an error of `HttpError` or of an extractor, in the codes of the service's own.

use crate::{Catalogue, Entry, Type, phrase};
use std::collections::{BTreeMap, BTreeSet};

/// The statuses that an operation's refusals have, by the codes of the service's own.
pub(super) type Refused = BTreeMap<String, BTreeSet<u16>>;

/// The service's own errors for what the framework and the extractors refuse. An operation names such a refusal by its
/// status, as an error of `HttpError`, or as one of an extractor's.
pub(super) struct Refusals {
    /// With the statuses that operations name.
    pub(super) catalogue: Catalogue,
    /// The place of the type.
    own: Option<usize>,
    /// Whether it is one of the service, which answers for extractors too.
    is_of_service: bool,
}

impl Refusals {
    pub(super) fn of(catalogue: &Catalogue) -> Self {
        let service = catalogue.services.first();
        let path = service.and_then(|service| service.refusals.as_ref());
        let mut types = catalogue.types.iter();
        Refusals {
            own: types
                .position(|ty| path.map_or_else(|| is_http_error(ty), |path| ty.path == *path)),
            is_of_service: path.is_some(),
            catalogue: catalogue.clone(),
        }
    }

    /// Takes the refusals out of the types that an operation names.
    pub(super) fn take(&mut self, types: &mut Vec<Type>) -> Refused {
        let mut refused = Refused::new();
        let Some(own) = self.own else {
            return refused;
        };
        let listed = self.catalogue.entries();
        let listed: BTreeSet<String> = listed.map(|(_, entry)| entry.code.to_string()).collect();
        let is_of_service = self.is_of_service;
        let is_refusal = |ty: &Type| is_http_error(ty) || (is_of_service && is_extractors(ty));
        for ty in types.iter_mut().filter(|ty| is_refusal(ty)) {
            ty.entries.retain(|entry| {
                if listed.contains(&entry.code.to_string()) {
                    return true;
                }
                let answer = answer(&mut self.catalogue.types[own], entry.status);
                let is_answered = answer.is_some();
                if let Some(code) = answer {
                    refused.entry(code).or_default().insert(entry.status);
                }
                !is_answered
            });
        }
        types.retain(|ty| !ty.entries.is_empty());
        refused
    }
}

fn is_http_error(ty: &Type) -> bool {
    ty.crate_name() == "errorbook" && ty.name() == "HttpError"
}

fn is_extractors(ty: &Type) -> bool {
    ty.path.starts_with("errorbook::extract::")
}

/// The code of a type's error that answers for a status, which becomes one of its statuses.
fn answer(own: &mut Type, status: u16) -> Option<String> {
    let class = format!("{}xx", status / 100);
    let has = |entry: &Entry, wanted: u16| {
        let mut all = super::of_each_status(entry.clone()).into_iter();
        all.any(|entry| entry.status == wanted)
    };
    let is_marked = |entry: &Entry| entry.text("refusal") == Some(&class);
    let of = |wanted: u16| {
        let all = own.entries.iter().enumerate();
        let fitting = all.filter(|(_, entry)| has(entry, wanted));
        let best = fitting.min_by_key(|(_, entry)| is_marked(entry));
        best.map(|(place, _)| place)
    };
    let marked = || own.entries.iter().position(is_marked);
    let place = of(status)
        .or_else(marked)
        .or_else(|| of(status / 100 * 100))?;
    let entry = &mut own.entries[place];
    if !has(entry, status) {
        let is_phrase = entry.title == phrase(entry.status);
        let title = if is_phrase {
            phrase(status)
        } else {
            &*entry.title
        };
        let others = entry.text("other_statuses");
        let others = others.map_or_else(String::new, |others| format!("{others}, "));
        let others = format!("{others}{status} {title}");
        entry.documentary.0.insert("other_statuses".into(), others);
    }
    Some(entry.code.to_string())
}
