//! What a new release does to a lock.

use super::{Lock, Locked, Unlockable};
use crate::data::Catalogue;
use crate::json_type::JsonType;
use std::collections::BTreeSet;
use std::fmt;

/// How a lock is brought up to date with a catalogue.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Update {
    /// The lock as it is afterwards. Where there are breaks it is not to be written.
    pub lock: Lock,
    /// What breaks the contract and was not accepted: by code, the template of problem types last.
    pub breaks: Vec<Break>,
    /// The codes that are new.
    pub added: Vec<String>,
    /// The codes whose line is another.
    pub changed: Vec<String>,
    /// The codes that are retired from now on.
    pub retired: Vec<String>,
    /// What was accepted and breaks nothing.
    pub unused: Vec<String>,
}

/// A part of the contract that is not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Break {
    /// The code; absent for the template of problem types.
    pub code: Option<String>,
    /// What happened to it.
    pub change: Change,
}

/// What happened to a part of the contract.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Change {
    /// No public error has the code.
    Gone,
    /// An error of the code is answered as another, so that no client gets the code.
    Concealed,
    /// A retired code is used again.
    Reused,
    /// The status, before and now.
    Status(u16, u16),
    /// A field is gone.
    Lost(String),
    /// A field is of another type, before and now.
    Retyped(String, JsonType, JsonType),
    /// A field may be absent now.
    Optional(String),
    /// A retry no longer succeeds.
    Retryable,
    /// The template of problem types, before and now.
    ProblemType(Option<String>, Option<String>),
}

impl Lock {
    /// Compares the lock with a catalogue. Accepted are codes, and `type` for the template of problem
    /// types; a retired code stays retired whatever is accepted. A published code that is internal now is
    /// still sent, and stays published.
    ///
    /// ```
    /// use errorbook_export::{Catalogue, lock::Lock};
    ///
    /// let json = r#"{ "errorbook": 1, "services": [{ "name": "acme::ERRORS" }], "types": [] }"#;
    /// let catalogue = Catalogue::from_json(json.as_bytes())?;
    /// let lock: Lock = "code ORG_BLOCKED 403\n".parse()?;
    ///
    /// let update = lock.update(&catalogue, &[])?;
    /// assert_eq!(update.breaks[0].to_string(), "`ORG_BLOCKED` is gone");
    ///
    /// let update = lock.update(&catalogue, &["ORG_BLOCKED".to_owned()])?;
    /// assert!(update.breaks.is_empty() && update.lock.retired.contains("ORG_BLOCKED"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Lock::of`].
    pub fn update(&self, catalogue: &Catalogue, accepted: &[String]) -> Result<Update, Unlockable> {
        let mut new = Lock::of(catalogue)?;
        let is_added =
            |code: &&String| !self.codes.contains_key(*code) && !self.retired.contains(*code);
        let added = new.codes.keys().filter(is_added).cloned().collect();
        let mut concealed = BTreeSet::new();
        let mut reused = BTreeSet::new();
        for (_, entry) in catalogue.entries() {
            let code = entry.code.to_string();
            if self.retired.contains(&code) {
                reused.insert(code);
            } else if !entry.is_public() && self.codes.contains_key(&code) {
                if entry.concealed_as.is_some() {
                    concealed.insert(code);
                } else {
                    new.codes.insert(code, Locked::of(entry));
                }
            }
        }
        let is = new.problem_type.clone();
        let mut updating = Updating {
            accepted,
            used: BTreeSet::new(),
            concealed,
            update: Update {
                lock: Lock {
                    comments: self.comments.clone(),
                    retired: self.retired.clone(),
                    ..new
                },
                breaks: Vec::new(),
                added,
                changed: Vec::new(),
                retired: Vec::new(),
                unused: Vec::new(),
            },
        };
        for (code, was) in &self.codes {
            updating.published(code, was);
        }
        for code in reused {
            updating.add_break(Some(&code), Change::Reused);
        }
        updating.update.breaks.sort_by(|a, b| a.code.cmp(&b.code));
        updating.problem_type(self.problem_type.as_ref(), is.as_ref());
        let Updating {
            used, mut update, ..
        } = updating;
        let unused = accepted.iter().filter(|code| !used.contains(code.as_str()));
        update.unused = unused.cloned().collect();
        Ok(update)
    }
}

struct Updating<'a> {
    accepted: &'a [String],
    used: BTreeSet<&'a str>,
    /// The published codes that only a concealed error has.
    concealed: BTreeSet<String>,
    update: Update,
}

impl Updating<'_> {
    fn accepts(&mut self, word: &str) -> bool {
        let accepted = self.accepted.iter().find(|accepted| *accepted == word);
        self.used.extend(accepted.map(String::as_str));
        accepted.is_some()
    }

    fn add_break(&mut self, code: Option<&String>, change: Change) {
        self.update.breaks.push(Break {
            code: code.cloned(),
            change,
        });
    }

    /// A code that was published.
    fn published(&mut self, code: &String, was: &Locked) {
        if self.concealed.contains(code) {
            return self.add_break(Some(code), Change::Concealed);
        }
        let accepted = self.accepts(code);
        let Some(is) = self.update.lock.codes.get_mut(code) else {
            if accepted {
                self.update.lock.retired.insert(code.clone());
                self.update.retired.push(code.clone());
            } else if was.optional {
                self.update.lock.codes.insert(code.clone(), was.clone());
            } else {
                self.add_break(Some(code), Change::Gone);
            }
            return;
        };
        is.optional = was.optional;
        if *is == *was {
            return;
        }
        let changes = was.broken_by(is);
        self.update.changed.push(code.clone());
        if !accepted {
            for change in changes {
                self.add_break(Some(code), change);
            }
        }
    }

    fn problem_type(&mut self, was: Option<&String>, is: Option<&String>) {
        if !self.accepts("type") && was != is {
            self.add_break(None, Change::ProblemType(was.cloned(), is.cloned()));
        }
    }
}

impl Break {
    /// What to do about it: how it is mended, and how it is accepted where it is meant.
    pub fn remedy(&self) -> String {
        let code = self.code.as_deref().unwrap_or("type");
        let meant = format!("or, where it is meant, `cargo errorbook lock --accept {code}`");
        match &self.change {
            Change::Gone => format!(
                "restore it; or retire it, `cargo errorbook lock --accept {code}`; or mark its line `optional` where the variant is under `#[cfg]`"
            ),
            Change::Concealed => format!(
                "restore it; or write another code for the concealed error, and retire this one: `cargo errorbook lock --accept {code}`"
            ),
            Change::Reused => {
                "write another code: a client may still take it for what it was".to_owned()
            }
            Change::Status(was, _) => format!("write `#[status({was})]` again; {meant}"),
            Change::Lost(name) => format!("expose `{name}` again; {meant}"),
            Change::Retyped(name, was, _) => format!(
                "give `{name}` its type back, or write `#[expose(json = \"{was}\")]` where it still is one; {meant}"
            ),
            Change::Optional(name) => format!("send `{name}` always; {meant}"),
            Change::Retryable => format!("write `#[retryable]` again; {meant}"),
            Change::ProblemType(Some(was), _) => {
                format!("write `.problem_type(\"{was}\")` in the profile; {meant}")
            }
            Change::ProblemType(None, _) => {
                format!("leave `problem_type` and `docs` out of the profile; {meant}")
            }
        }
    }
}

impl fmt::Display for Break {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.code {
            Some(code) => write!(f, "`{code}` {}", self.change),
            None => self.change.fmt(f),
        }
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Change::Gone => f.write_str("is gone"),
            Change::Concealed => f.write_str("is concealed, so that no client gets it any more"),
            Change::Reused => f.write_str("is retired, and used again"),
            Change::Status(was, is) => write!(f, "had the status {was} and has {is}"),
            Change::Lost(name) => write!(f, "has lost the field `{name}`"),
            Change::Retyped(name, was, is) => {
                write!(f, "had the field `{name}` as {was} and has it as {is}")
            }
            Change::Optional(name) => write!(f, "may leave out the field `{name}`"),
            Change::Retryable => f.write_str("is no longer retryable"),
            Change::ProblemType(was, is) => {
                let quoted = |uri: &Option<String>| {
                    uri.as_ref()
                        .map_or("absent".to_owned(), |uri| format!("`{uri}`"))
                };
                write!(
                    f,
                    "the problem type was {} and is {}",
                    quoted(was),
                    quoted(is)
                )
            }
        }
    }
}
