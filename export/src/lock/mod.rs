//! The published contract of one service, `errorbook.lock`: written from a catalogue, and held against one.
//! What a lock says and how it is read is the model's.

mod update;

use crate::data::{Catalogue, Entry};
use errorbook_model::lock::{ITEM, is_rest, is_word};
use std::fmt;

pub use errorbook_model::lock::{
    Change, FILE, Faults, Lock, Locked, LockedField, OTHER_LOCK, Rule, read,
};
pub use update::{Break, Update, update};

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
    let answers = catalogue
        .entries()
        .map(|(ty, entry)| (ty, entry, locked(entry)));
    let items = catalogue
        .items()
        .map(|(ty, entry)| (ty, entry, locked_item(entry)));
    for (ty, entry, is) in answers.chain(items) {
        if !entry.is_public() {
            continue;
        }
        let code = entry.code.to_string();
        let names = entry.fields.iter().map(|field| &field.name);
        if let Some(word) = std::iter::once(&code)
            .chain(names)
            .find(|word| !is_word(word))
        {
            return Err(Unlockable(format!(
                "{word:?} of {:?} cannot stand in a lock\nwrite a name without spaces, colons and question marks",
                ty.path
            )));
        }
        if lock.codes.insert(code, is).is_some() {
            return Err(Unlockable(format!(
                "two errors have the code `{}`\nwrite another code for one of them: `cargo errorbook check` says which",
                entry.code
            )));
        }
    }
    Ok(lock)
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
