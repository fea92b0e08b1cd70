//! The published contract of one service, `errorbook.lock`: written from a catalogue, and held against one.
//! What a lock says and how it is read is the model's.

mod update;

use crate::data::{Catalogue, Code, Entry, Type};
use errorbook_model::lock::{ITEM, is_code, is_rest, is_word};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt;

pub use errorbook_model::lock::{
    Change, FILE, Faults, Lock, Locked, LockedField, OTHER_LOCK, Rule, broken_by,
    operation_broken_by, operation_line, read,
};
pub use update::{Break, OperationUpdate, Update, update};

/// The lock of a catalogue that has none yet: of its public errors.
///
/// # Errors
///
/// Where the catalogue is of several services, or has something that no line can say: two errors of
/// one code, a code with a space.
pub fn of(catalogue: &Catalogue) -> Result<Lock, Unlockable> {
    let [service] = catalogue.services.as_slice() else {
        let count = catalogue.services.len();
        return Err(Unlockable(format!(
            "the catalogue is of {count} services, and a lock is of one\nlock each of them from its own program"
        )));
    };
    let profile = &service.profile;
    let mut lock = Lock {
        name: service.name.clone(),
        problem_type: profile.type_template().map(str::to_owned),
        ..Lock::default()
    };
    if lock.problem_type.as_ref().is_some_and(|uri| !is_rest(uri)) {
        return Err(Unlockable(
                "the template of problem types cannot stand on a line of its own\nwrite a URI with `{code}` for the code".to_owned(),
            ));
    }
    let public = public_codes(catalogue);
    // Where a code has an answer that is public, clients get its others too.
    let is_published = |entry: &Entry| entry.is_public() || is_answer_of(entry, &public);
    for (ty, entry, is) in all(catalogue).filter(|(_, entry, _)| is_published(entry)) {
        let code = entry.code.to_string();
        let mut names = entry.fields.iter().map(|field| &field.name);
        let bad = Some(&code).filter(|code| !is_code(code));
        if let Some(word) = bad.or_else(|| names.find(|name| !is_word(name))) {
            return Err(Unlockable(format!(
                "{word:?} of {:?} cannot stand in a lock\nwrite a name without spaces, colons and question marks",
                ty.path
            )));
        }
        let answers = lock.codes.entry(code).or_default();
        if !(answers.is_empty() || entry.shared && answers.iter().all(|other| other.shared)) {
            return Err(Unlockable(format!(
                "two errors have the code `{}`\nwrite another code for one of them: `cargo errorbook check` says which",
                entry.code
            )));
        }
        add(answers, is);
    }
    lock.operations = operations(catalogue, &lock.codes);
    Ok(lock)
}

/// Every error, those that are only items of field errors too: each with its type and what a lock says of it.
fn all(catalogue: &Catalogue) -> impl Iterator<Item = (&Type, &Entry, Locked)> {
    let answers = catalogue.entries();
    let answers = answers.map(|(ty, entry)| (ty, entry, locked(entry)));
    let items = catalogue.items();
    answers.chain(items.map(|(ty, entry)| (ty, entry, locked_item(entry))))
}

/// The operations of a catalogue, with the codes that are published.
fn operations(
    catalogue: &Catalogue,
    published: &BTreeMap<String, Vec<Locked>>,
) -> BTreeMap<String, BTreeSet<String>> {
    let operations = catalogue.operations.iter().map(|operation| {
        let codes = operation.codes.iter().map(Code::to_string);
        let codes = codes.filter(|code| published.contains_key(code));
        (operation.name.clone(), codes.collect())
    });
    operations.collect()
}

/// The codes that have a public error.
fn public_codes(catalogue: &Catalogue) -> HashSet<&Code> {
    let entries = catalogue.entries().chain(catalogue.items());
    let entries = entries.map(|(_, entry)| entry);
    let public = entries.filter(|entry| entry.is_public());
    public.map(|entry| &entry.code).collect()
}

/// Whether an error that is not public answers with a public code.
fn is_answer_of(entry: &Entry, public: &HashSet<&Code>) -> bool {
    entry.shared && entry.concealed_as.is_none() && public.contains(&entry.code)
}

/// Adds an error to the answers of its code, which are in the order of their statuses.
fn add(answers: &mut Vec<Locked>, locked: Locked) {
    match answers.binary_search_by_key(&locked.status, |other| other.status) {
        Ok(place) => answers[place].merge(locked),
        Err(place) => answers.insert(place, locked),
    }
}

/// What a lock says of the errors of one code.
pub(crate) fn answers<'a>(entries: impl Iterator<Item = &'a Entry>) -> Vec<Locked> {
    let mut answers = Vec::new();
    for entry in entries {
        add(&mut answers, locked(entry));
    }
    answers
}

/// What a lock says of an error.
pub fn locked(entry: &Entry) -> Locked {
    let fields = entry.fields.iter().map(|field| {
        let locked = LockedField {
            json_type: field.json_type,
            optional: field.optional,
        };
        (field.name.clone(), locked)
    });
    Locked {
        status: entry.status,
        fields: fields.collect(),
        retryable: entry.retryable,
        shared: entry.shared,
        optional: false,
    }
}

/// What a lock says of an error that is only an item in a list of field errors: no client gets its status.
pub fn locked_item(entry: &Entry) -> Locked {
    Locked {
        status: ITEM,
        retryable: false,
        ..locked(entry)
    }
}

/// Why a catalogue has no lock.
#[derive(Debug)]
pub struct Unlockable(String);

impl fmt::Display for Unlockable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unlockable {}
