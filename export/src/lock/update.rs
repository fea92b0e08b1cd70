//! What a new release does to a lock.

use super::{Change, Lock, Locked, Rule, Unlockable};
use crate::data::Catalogue;
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

/// Compares a lock with a catalogue. Accepted are codes, and `type` for the template of problem
/// types; a retired code stays retired whatever is accepted. A published code that is internal now is
/// still sent, and stays published.
///
/// ```
/// use errorbook_export::Catalogue;
/// use errorbook_export::lock::{self, Lock};
///
/// let json = r#"{ "errorbook": 1, "services": [{ "name": "acme::ERRORS" }], "types": [] }"#;
/// let catalogue = Catalogue::from_json(json.as_bytes())?;
/// let lock: Lock = "code ORG_BLOCKED 403\n".parse()?;
///
/// let update = lock::update(&lock, &catalogue, &[])?;
/// assert_eq!(update.breaks[0].to_string(), "`ORG_BLOCKED` is gone");
///
/// let update = lock::update(&lock, &catalogue, &["ORG_BLOCKED".to_owned()])?;
/// assert!(update.breaks.is_empty() && update.lock.retired.contains("ORG_BLOCKED"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// As [`of`](super::of).
pub fn update(
    published: &Lock,
    catalogue: &Catalogue,
    accepted: &[String],
) -> Result<Update, Unlockable> {
    let mut new = super::of(catalogue)?;
    let is_added =
        |code: &&String| !published.codes.contains_key(*code) && !published.retired.contains(*code);
    let added = new.codes.keys().filter(is_added).cloned().collect();
    let mut concealed = BTreeSet::new();
    let mut reused = BTreeSet::new();
    for (_, entry) in catalogue.entries() {
        let code = entry.code.to_string();
        if published.retired.contains(&code) {
            reused.insert(code);
        } else if !entry.is_public() && published.codes.contains_key(&code) {
            if entry.concealed_as.is_some() {
                concealed.insert(code);
            } else {
                new.codes.insert(code, super::locked(entry));
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
                comments: published.comments.clone(),
                retired: published.retired.clone(),
                ..new
            },
            breaks: Vec::new(),
            added,
            changed: Vec::new(),
            retired: Vec::new(),
            unused: Vec::new(),
        },
    };
    for (code, was) in &published.codes {
        updating.published(code, was);
    }
    for code in reused {
        updating.add_break(Some(&code), Change::new(Rule::Reused));
    }
    updating.update.breaks.sort_by(|a, b| a.code.cmp(&b.code));
    updating.problem_type(published.problem_type.as_ref(), is.as_ref());
    let Updating {
        used, mut update, ..
    } = updating;
    let unused = accepted.iter().filter(|code| !used.contains(code.as_str()));
    update.unused = unused.cloned().collect();
    Ok(update)
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
            return self.add_break(Some(code), Change::new(Rule::Concealed));
        }
        let accepted = self.accepts(code);
        let Some(is) = self.update.lock.codes.get_mut(code) else {
            if accepted {
                self.update.lock.retired.insert(code.clone());
                self.update.retired.push(code.clone());
            } else if was.optional {
                self.update.lock.codes.insert(code.clone(), was.clone());
            } else {
                self.add_break(Some(code), Change::new(Rule::Gone));
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
            let rule = match was {
                Some(_) => Rule::ProblemType,
                None => Rule::ProblemTypeAdded,
            };
            let text = |template: Option<&String>| template.cloned().unwrap_or_default();
            self.add_break(None, Change::of_values(rule, "", &text(was), &text(is)));
        }
    }
}

impl Break {
    /// What to do about it: how it is undone, and how it is accepted where it is intended.
    pub fn remedy(&self) -> String {
        self.change.remedy(self.code.as_deref().unwrap_or("type"))
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
