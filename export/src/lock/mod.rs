//! The published contract of one service, as a file beside its crate's Cargo.toml: `errorbook.lock`.
//!
//! ```text
//! # The published error codes of org_api::ERRORS. Written by `cargo errorbook lock`; commit it.
//! code ORG_BLOCKED 403 slug:string
//! code ORG_INVALID 422 errors:array hint:string?
//! code ORG_LEGACY 410 optional
//! code ORG_RATE_LIMITED 429 retryable
//! retired ORG_OLD
//! type urn:acme:error:{code}
//! ```
//!
//! Every line stands for itself and the lines are sorted, so that git merges two branches that each add a
//! code. `catalogue!` reads the file while it is compiled.

mod parse;
mod update;

use crate::data::{Catalogue, Entry, Field};
use crate::json_type::JsonType;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

pub use parse::{Fault, Faults};
pub use update::{Break, Change, Update};

/// What the first line of the file says, but for the catalogue's name.
const HEADER: (&str, &str) = (
    "# The published error codes of ",
    ". Written by `cargo errorbook lock`; commit it.",
);

/// The published contract of one service.
///
/// ```
/// use errorbook_export::lock::Lock;
///
/// let lock: Lock = "code ORG_BLOCKED 403 slug:string\nretired ORG_OLD\n".parse()?;
/// assert_eq!(lock.codes["ORG_BLOCKED"].status, 403);
/// assert!(lock.retired.contains("ORG_OLD"));
/// # Ok::<(), errorbook_export::lock::Faults>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Lock {
    /// The path of the catalogue's `static`; empty where the file does not say.
    pub name: String,
    /// The comments of the file, but for its first line.
    pub comments: Vec<String>,
    /// The template of problem types.
    pub problem_type: Option<String>,
    /// What is published, by code.
    pub codes: BTreeMap<String, Locked>,
    /// The codes that were published once and that nothing may use again.
    pub retired: BTreeSet<String>,
}

/// What is published of one code.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Locked {
    /// Its status.
    pub status: u16,
    /// The members that it brings, by name.
    pub fields: BTreeMap<String, Member>,
    /// Whether a retry may succeed.
    pub retryable: bool,
    /// Whether the code may be missing in a build: its variant is under `#[cfg]`.
    pub optional: bool,
}

/// A member of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Member {
    /// Its type in JSON.
    pub json_type: JsonType,
    /// Whether it may be absent.
    pub optional: bool,
}

impl Lock {
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
            problem_type: profile.problem_type.clone().or(profile.docs.clone()),
            ..Lock::default()
        };
        if lock.problem_type.as_ref().is_some_and(|uri| !is_rest(uri)) {
            return Err(Unlockable(
                "the template of problem types cannot stand on a line of its own\nwrite a URI with `{code}` for the code".to_owned(),
            ));
        }
        for (ty, entry) in catalogue.entries().filter(|(_, entry)| entry.is_public()) {
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
            if lock.codes.insert(code, Locked::of(entry)).is_some() {
                return Err(Unlockable(format!(
                    "two errors have the code `{}`\nwrite another code for one of them: `cargo errorbook check` says which",
                    entry.code
                )));
            }
        }
        Ok(lock)
    }
}

impl Locked {
    /// What a lock says of an error.
    pub fn of(entry: &Entry) -> Locked {
        let member = |field: &Field| {
            let member = Member {
                json_type: field.json_type,
                optional: field.optional,
            };
            (field.name.clone(), member)
        };
        Locked {
            status: entry.status,
            fields: entry.fields.iter().map(member).collect(),
            retryable: entry.retryable,
            optional: false,
        }
    }

    /// What of this contract another one does not keep.
    pub fn broken_by(&self, now: &Locked) -> Vec<Change> {
        let mut changes = Vec::new();
        if self.status != now.status {
            changes.push(Change::Status(self.status, now.status));
        }
        for (name, was) in &self.fields {
            let name = name.clone();
            match now.fields.get(&name) {
                None => changes.push(Change::Lost(name)),
                // What nobody could tell then may be anything now.
                Some(is) if was.json_type != JsonType::Any && is.json_type != was.json_type => {
                    changes.push(Change::Retyped(name, was.json_type, is.json_type));
                }
                Some(is) if is.optional && !was.optional => changes.push(Change::Optional(name)),
                Some(_) => {}
            }
        }
        if self.retryable && !now.retryable {
            changes.push(Change::Retryable);
        }
        changes
    }
}

impl fmt::Display for Lock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (before, after) = HEADER;
        writeln!(f, "{before}{}{after}", self.name)?;
        for comment in &self.comments {
            writeln!(f, "{comment}")?;
        }
        let codes = self.codes.iter();
        let mut lines: Vec<String> = codes
            .map(|(code, is)| format!("code {code} {is}"))
            .collect();
        lines.extend(self.retired.iter().map(|code| format!("retired {code}")));
        lines.extend(self.problem_type.iter().map(|uri| format!("type {uri}")));
        lines.sort_unstable();
        lines.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}

impl fmt::Display for Locked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.status)?;
        for (name, member) in &self.fields {
            let mark = if member.optional { "?" } else { "" };
            write!(f, " {name}:{}{mark}", member.json_type)?;
        }
        let mark = |set: bool, word: &'static str| if set { word } else { "" };
        f.write_str(mark(self.retryable, " retryable"))?;
        f.write_str(mark(self.optional, " optional"))
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

/// Whether a text can be one word of a line.
fn is_word(text: &str) -> bool {
    let breaks = |c: char| c.is_whitespace() || c.is_control() || c == ':' || c == '?';
    !text.is_empty() && !text.contains(breaks)
}

/// Whether a text can be the rest of a line.
fn is_rest(text: &str) -> bool {
    !text.is_empty() && text.trim() == text && !text.contains(char::is_control)
}
