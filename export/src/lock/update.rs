//! What a new release does to a lock.

use super::{
    Change, Lock, Locked, Rule, Unlockable, broken_by, operation_broken_by, operation_line,
};
use crate::data::Catalogue;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt;

/// How a lock is brought up to date with a catalogue.
#[derive(Clone, Debug, Default)]
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
    /// What becomes of the lines of operations, by their names.
    pub operations: Vec<OperationUpdate>,
    /// What was accepted and breaks nothing.
    pub unused: Vec<String>,
    /// What was accepted and is neither a code nor an operation, of neither the lock nor the catalogue.
    pub unknown: Vec<String>,
}

/// How the line of an operation is brought up to date. What breaks the contract is among the breaks too.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OperationUpdate {
    /// The name of the operation.
    pub name: String,
    /// The line in the lock; absent where the operation is new.
    pub was: Option<String>,
    /// The line from now on; absent where the operation is gone.
    pub is: Option<String>,
}

/// A part of the contract that is not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Break {
    /// The code; absent for an operation and for the template of problem types.
    pub code: Option<String>,
    /// The operation, where it is of one.
    pub operation: Option<String>,
    /// What happened to it.
    pub change: Change,
}

/// Compares a lock with a catalogue. Accepted are codes, names of operations, and `type` for the template of problem
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
    let public = super::public_codes(catalogue);
    let mut concealed = BTreeSet::new();
    let mut reused = BTreeSet::new();
    for (_, entry, is) in super::all(catalogue) {
        let code = entry.code.to_string();
        if published.retired.contains(&code) {
            reused.insert(code);
        } else if !entry.is_public() && published.codes.contains_key(&code) {
            if entry.concealed_as.is_some() {
                concealed.insert(code);
            } else if !super::is_answer_of(entry, &public) {
                super::add(new.codes.entry(code).or_default(), is);
            }
        }
    }
    // Of a shared code, others are answered.
    concealed.retain(|code| !new.codes.contains_key(code));
    let problem_type = new.problem_type.clone();
    let mut update = Update {
        lock: Lock {
            comments: published.comments.clone(),
            retired: published.retired.clone(),
            ..new
        },
        added,
        ..Update::default()
    };
    let mut breaks = Vec::new();
    let mut add = |code: &String, change: Change| {
        breaks.push(Break {
            code: Some(code.clone()),
            operation: None,
            change,
        });
    };
    for (code, was) in &published.codes {
        if concealed.contains(code) {
            add(code, Change::new(Rule::Concealed));
        } else {
            let changes = update.keep(code, was, accepted.contains(code));
            for change in changes {
                add(code, change);
            }
        }
    }
    for code in &reused {
        add(code, Change::new(Rule::Reused));
    }
    breaks.sort_by(|a, b| a.code.cmp(&b.code));
    breaks.extend(update.keep_operations(published, catalogue));
    let was = published.problem_type.as_deref();
    breaks.extend(problem_type_change(was, problem_type.as_deref()));
    let is_known = |word: &&String| {
        let mut entries = catalogue.entries().chain(catalogue.items());
        published.codes.contains_key(*word)
            || published.retired.contains(*word)
            || published.operations.contains_key(*word)
            || update.lock.operations.contains_key(*word)
            || *word == TYPE
            || entries.any(|(_, entry)| entry.code.to_string() == **word)
    };
    let (known, unknown): (Vec<_>, Vec<_>) = accepted.iter().partition(is_known);
    let is_needed = |word: &String| {
        update.retired.contains(word) || breaks.iter().any(|broken| broken.word() == word)
    };
    let unused = known.into_iter().filter(|word| !is_needed(word));
    update.unused = unused.cloned().collect();
    update.unknown = unknown.into_iter().cloned().collect();
    let is_accepted = |broken: &Break| {
        broken.change.rule.can_be_accepted() && accepted.iter().any(|word| word == broken.word())
    };
    breaks.retain(|broken| !is_accepted(broken));
    update.breaks = breaks;
    Ok(update)
}

/// What stands for the template of problem types among accepted codes.
const TYPE: &str = "type";

fn problem_type_change(was: Option<&str>, is: Option<&str>) -> Option<Break> {
    let rule = match was {
        _ if was == is => return None,
        Some(_) => Rule::ProblemType,
        None => Rule::ProblemTypeAdded,
    };
    let (was, is) = (was.unwrap_or_default(), is.unwrap_or_default());
    Some(Break {
        code: None,
        operation: None,
        change: Change::of_values(rule, "", &was, &is),
    })
}

impl Update {
    /// Brings the line of a published code up to date, and returns what that changes. A code that is gone is
    /// retired where that is accepted.
    fn keep(&mut self, code: &String, was: &[Locked], is_accepted: bool) -> Vec<Change> {
        let Some(is) = self.lock.codes.get_mut(code) else {
            if is_accepted {
                self.lock.retired.insert(code.clone());
                self.retired.push(code.clone());
            } else if was.iter().all(|was| was.optional) {
                self.lock.codes.insert(code.clone(), was.to_vec());
            } else {
                return vec![Change::new(Rule::Gone)];
            }
            return Vec::new();
        };
        let breaks = broken_by(was, is);
        for was in was.iter().filter(|was| was.optional) {
            match is.binary_search_by_key(&was.status, |is| is.status) {
                Ok(place) => is[place].optional = true,
                Err(place) if was.shared && !is_accepted => is.insert(place, was.clone()),
                Err(_) => is.iter_mut().for_each(|is| is.optional = true),
            }
        }
        if is != was {
            self.changed.push(code.clone());
        }
        breaks
    }

    /// Brings the lines of the operations up to date, and returns what breaks them. A code whose errors this build does not
    /// have stays.
    fn keep_operations(&mut self, published: &Lock, catalogue: &Catalogue) -> Vec<Break> {
        let mut operations = super::operations(catalogue, &self.lock.codes);
        let entries = catalogue.entries().map(|(_, entry)| entry.code.to_string());
        let answered: HashSet<String> = entries.collect();
        let is_absent =
            |code: &&String| !answered.contains(*code) && self.lock.codes.contains_key(*code);
        let mut breaks = Vec::new();
        for (name, was) in &published.operations {
            let mut now = operations.get_mut(name);
            if let Some(now) = &mut now {
                now.extend(was.iter().filter(is_absent).cloned());
            }
            let changes = operation_broken_by(was, now.as_deref());
            breaks.extend(changes.into_iter().map(|change| Break {
                code: None,
                operation: Some(name.clone()),
                change,
            }));
        }
        let names = published.operations.keys().chain(operations.keys());
        for name in names.collect::<BTreeSet<_>>() {
            let line = |operations: &BTreeMap<String, BTreeSet<String>>| {
                let codes = operations.get(name)?;
                Some(operation_line(name, codes))
            };
            let (was, is) = (line(&published.operations), line(&operations));
            if was != is {
                let name = name.clone();
                self.operations.push(OperationUpdate { name, was, is });
            }
        }
        self.lock.operations = operations;
        breaks
    }
}

impl Break {
    /// What to do about it: how it is undone, and how it is accepted where it is intended.
    pub fn remedy(&self) -> String {
        self.change.remedy(self.word())
    }

    /// The word by which it is accepted.
    fn word(&self) -> &str {
        self.subject().unwrap_or(TYPE)
    }

    /// The code or the operation that it is of.
    fn subject(&self) -> Option<&str> {
        self.code.as_deref().or(self.operation.as_deref())
    }
}

impl fmt::Display for Break {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.subject() {
            Some(subject) => write!(f, "`{subject}` {}", self.change),
            None => self.change.fmt(f),
        }
    }
}
