//! The published contract of one service, as a file beside its crate's Cargo.toml: `errorbook.lock`.
//!
//! ```text
//! # The published error codes of org_api::ERRORS. Written by `cargo errorbook lock`; commit it.
//! code ORG_BLOCKED 403 slug:string
//! code ORG_INVALID 422 errors:array hint:string?
//! code ORG_LEGACY 410 optional
//! code ORG_RATE_LIMITED 429 retryable
//! code ORG_UNRECOGNIZED 404 shared
//! code ORG_UNRECOGNIZED 405 shared
//! item ORG_INVALID_SEATS min:integer
//! operation create_org ORG_INVALID ORG_SLUG_TAKEN
//! retired ORG_OLD
//! type urn:acme:error:{code}
//! ```
//!
//! Every line stands for itself and the lines are sorted, so that git merges two branches that each add a
//! code. A shared code has a line per status. `catalogue!` reads the file while it expands, the tool when it writes it.

mod change;
mod file;
mod parse;

pub use change::{Change, Phrase, Rule, broken_by, is_retyped, next_phrase, operation_broken_by};
pub use file::{FILE, read};
pub use parse::Faults;

use crate::JsonType;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// The first line of the file, before and behind the catalogue's name.
const HEADER: (&str, &str) = (
    "# The published error codes of ",
    ". Written by `cargo errorbook lock`; commit it.",
);

/// What to write where a lock is of another catalogue.
pub const OTHER_LOCK: &str = "write the path of another file; or, if the catalogue was renamed, its name in the first line of this one";

/// The published contract of one service.
///
/// ```
/// use errorbook_model::lock::Lock;
///
/// let lock: Lock = "code ORG_BLOCKED 403 slug:string\nretired ORG_OLD\n".parse()?;
/// assert_eq!(lock.codes["ORG_BLOCKED"][0].status, 403);
/// assert!(lock.retired.contains("ORG_OLD"));
/// # Ok::<(), errorbook_model::lock::Faults>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock {
    /// The path of the catalogue's `static`; empty where the file has none.
    pub name: String,
    /// The comments of the file, except for its first line.
    pub comments: Vec<String>,
    /// The template of problem types.
    pub problem_type: Option<String>,
    /// What is published, by code: one answer, or an answer per status where the code is shared.
    pub codes: BTreeMap<String, Vec<Locked>>,
    /// The codes that each operation answers with, by its name.
    pub operations: BTreeMap<String, BTreeSet<String>>,
    /// The codes that were published once and must not be used again.
    pub retired: BTreeSet<String>,
}

/// In place of the status of a code that no error is answered with: that of an item in a list of field errors.
pub const ITEM: u16 = 0;

/// What is published of one code, or of one status of a shared code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Locked {
    /// Its status, or [`ITEM`].
    pub status: u16,
    /// The members of its fields, by name.
    pub fields: BTreeMap<String, LockedField>,
    /// Whether a retry may succeed.
    pub retryable: bool,
    /// Whether it is one answer of several: the code is shared.
    pub shared: bool,
    /// Whether the code may be missing in a build: its variant is under `#[cfg]`.
    pub optional: bool,
}

/// What is published of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LockedField {
    /// Its type in JSON.
    pub json_type: JsonType,
    /// Whether it may be absent.
    pub optional: bool,
}

impl Lock {
    /// Each published answer with its code, in the order of the codes.
    pub fn lines(&self) -> impl Iterator<Item = (&str, &Locked)> {
        let codes = self.codes.iter();
        codes.flat_map(|(code, answers)| answers.iter().map(move |is| (code.as_str(), is)))
    }
}

impl fmt::Display for Lock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (before, after) = HEADER;
        writeln!(f, "{before}{}{after}", self.name)?;
        for comment in &self.comments {
            writeln!(f, "{comment}")?;
        }
        let codes = self.lines();
        let mut lines: Vec<String> = codes.map(|(code, is)| is.line(code)).collect();
        let operations = self.operations.iter();
        lines.extend(operations.map(|(name, codes)| operation_line(name, codes)));
        lines.extend(self.retired.iter().map(|code| format!("retired {code}")));
        lines.extend(self.problem_type.iter().map(|uri| format!("type {uri}")));
        lines.sort_unstable();
        lines.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}

impl Locked {
    /// Whether it is only an item of field errors.
    pub fn is_item(&self) -> bool {
        self.status == ITEM
    }

    /// The line of a code.
    pub fn line(&self, code: &str) -> String {
        if self.is_item() {
            format!("item {code}{}", self.rest())
        } else {
            format!("code {code} {self}")
        }
    }

    /// What stands behind the status.
    fn rest(&self) -> String {
        let mut rest = String::new();
        for (name, field) in &self.fields {
            let mark = if field.optional { "?" } else { "" };
            rest.extend([" ", name, ":", field.json_type.as_str(), mark]);
        }
        let mark = |set: bool, word: &'static str| if set { word } else { "" };
        rest.push_str(mark(self.retryable, " retryable"));
        rest.push_str(mark(self.shared, " shared"));
        rest.push_str(mark(self.optional, " optional"));
        rest
    }
}

impl fmt::Display for Locked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_item() {
            f.write_str("item")?;
        } else {
            write!(f, "{}", self.status)?;
        }
        f.write_str(&self.rest())
    }
}

/// The line of an operation.
pub fn operation_line(name: &str, codes: &BTreeSet<String>) -> String {
    let words = ["operation", name].into_iter();
    let words = words.chain(codes.iter().map(String::as_str));
    words.collect::<Vec<_>>().join(" ")
}

/// Whether a text can be the code of a line.
pub fn is_code(text: &str) -> bool {
    !text.is_empty() && !text.contains(|c: char| c.is_whitespace() || c.is_control())
}

/// Whether a text can be the name of a field in a line.
pub fn is_word(text: &str) -> bool {
    let breaks = |c: char| c.is_whitespace() || c.is_control() || c == ':' || c == '?';
    !text.is_empty() && !text.contains(breaks)
}

/// Whether a text can be the rest of a line.
pub fn is_rest(text: &str) -> bool {
    !text.is_empty() && text.trim() == text && !text.contains(char::is_control)
}
