//! The ways to break a published contract, and the sentences that report them. The const check of the runtime
//! and the tool fill in the same sentences.

use super::{Locked, LockedField};
use crate::JsonType;
use crate::const_str::{same, split_at, starts_with};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;

/// A way in which a contract is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// No public error has the code.
    Gone,
    /// An error of the code is answered as another, so that no client gets the code.
    Concealed,
    /// A retired code is used again.
    Reused,
    /// The status is another.
    Status,
    /// No error of the code is answered any more: it is only an item of field errors.
    Item,
    /// A shared code is no longer answered with a status.
    Answer,
    /// A field is gone.
    Lost,
    /// A field is of another type.
    Retyped,
    /// A field may be absent now.
    Optional,
    /// A retry no longer succeeds.
    Retryable,
    /// An operation is gone.
    OperationGone,
    /// An operation answers with a code that it did not answer with.
    Answers,
    /// The template of problem types is another.
    ProblemType,
    /// There is a template of problem types, where none is published.
    ProblemTypeAdded,
}

/// A piece of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phrase<'a> {
    /// Words.
    Words(&'a str),
    /// `{code}`: the code.
    Code,
    /// `{field}`: the field.
    Field,
    /// `{was}`: what is published.
    Was,
    /// `{is}`: what there is now.
    Is,
}

/// What to write, with how to accept the break of a code where it is intended.
macro_rules! or_accept {
    ($write:literal) => {
        concat!(
            $write,
            "; or, where the change is intended, `cargo errorbook lock --accept {code}`"
        )
    };
}

impl Rule {
    /// What happened, as a sentence whose subject is the code, or the operation: `has lost the field …`. Of the problem type
    /// it is a whole sentence.
    pub const fn says(self) -> &'static str {
        match self {
            Rule::Gone => "is gone",
            Rule::Concealed => "is concealed, so that no client gets it any more",
            Rule::Reused => "is retired, and used again",
            Rule::Status => "had the status {was} and has {is}",
            Rule::Item => "was an answer and is only an item of field errors",
            Rule::Answer => "is no longer answered with the status {was}",
            Rule::Lost => "has lost the field `{field}`",
            Rule::Retyped => "had the field `{field}` as {was} and has it as {is}",
            Rule::Optional => "may leave out the field `{field}`",
            Rule::Retryable => "is no longer retryable",
            Rule::OperationGone => "is no longer an operation",
            Rule::Answers => "answers with `{is}` too, which its clients do not expect",
            Rule::ProblemType | Rule::ProblemTypeAdded => "the problem type was {was} and is {is}",
        }
    }

    /// Whether the values are templates of problem types, which are quoted and may be absent.
    pub const fn is_of_problem_type(self) -> bool {
        matches!(self, Rule::ProblemType | Rule::ProblemTypeAdded)
    }

    /// Whether a change of this kind may be intended.
    pub const fn can_be_accepted(self) -> bool {
        !matches!(self, Rule::Concealed | Rule::Reused)
    }

    /// What to write, and how to accept the break where it is intended.
    pub const fn remedy(self) -> &'static str {
        match self {
            Rule::Gone => {
                "restore it; or retire it, `cargo errorbook lock --accept {code}`; or mark its line `optional` where the variant is under `#[cfg]`"
            }
            Rule::Concealed => {
                "restore it; or write another code for the concealed error, and retire this one: `cargo errorbook lock --accept {code}`"
            }
            Rule::Reused => "write another code: a client may still take it for what it was",
            Rule::Status => or_accept!("write `#[status({was})]` again"),
            Rule::Item => {
                "list its type in `catalogue!`; or, where it was never answered, `cargo errorbook lock --accept {code}`"
            }
            Rule::Answer => or_accept!("write `#[status({was})]` on one of its errors again"),
            Rule::Lost => or_accept!("expose `{field}` again"),
            Rule::Retyped => or_accept!(
                "give `{field}` its type back, or write `#[expose(json = \"{was}\")]` where it still is one"
            ),
            Rule::Optional => or_accept!("send `{field}` always"),
            Rule::Retryable => or_accept!("write `#[retryable]` again"),
            Rule::OperationGone => or_accept!("write it in `operations` again"),
            Rule::Answers => or_accept!("write a subset without it"),
            Rule::ProblemType => {
                "write `.problem_type(…)` with {was} in the profile; or, where the change is intended, `cargo errorbook lock --accept type`"
            }
            Rule::ProblemTypeAdded => {
                "leave `problem_type` and `docs` out of the profile; or, where the change is intended, `cargo errorbook lock --accept type`"
            }
        }
    }
}

/// What happened to a published code, or to the template of problem types.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The way in which it breaks the contract.
    pub rule: Rule,
    /// The field that it concerns; empty where it concerns none.
    pub field: String,
    /// What is published; empty where that is absent.
    pub was: String,
    /// What there is now; empty where that is absent.
    pub is: String,
}

impl Change {
    /// A change that names no values.
    pub fn new(rule: Rule) -> Self {
        Change::of_values(rule, "", &"", &"")
    }

    /// A change of a value.
    pub fn of_values(rule: Rule, field: &str, was: &dyn ToString, is: &dyn ToString) -> Self {
        Change {
            rule,
            field: field.to_owned(),
            was: was.to_string(),
            is: is.to_string(),
        }
    }

    /// What to write, and how to accept the change of a code where it is intended.
    pub fn remedy(&self, code: &str) -> String {
        self.fill(self.rule.remedy(), code)
    }

    fn fill(&self, sentence: &str, code: &str) -> String {
        let mut filled = String::new();
        let mut rest = sentence;
        while let Some((phrase, after)) = next_phrase(rest) {
            rest = after;
            match phrase {
                Phrase::Words(words) => filled.push_str(words),
                Phrase::Code => filled.push_str(code),
                Phrase::Field => filled.push_str(&self.field),
                Phrase::Was => filled.push_str(&self.shown(&self.was)),
                Phrase::Is => filled.push_str(&self.shown(&self.is)),
            }
        }
        filled
    }

    fn shown<'a>(&self, value: &'a str) -> Cow<'a, str> {
        match value {
            _ if !self.rule.is_of_problem_type() => Cow::Borrowed(value),
            "" => Cow::Borrowed("absent"),
            template => Cow::Owned(format!("`{template}`")),
        }
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.fill(self.rule.says(), ""))
    }
}

/// The changes by which an operation breaks what it answered with; `None` stands for one that is gone.
pub fn operation_broken_by(was: &BTreeSet<String>, now: Option<&BTreeSet<String>>) -> Vec<Change> {
    let Some(now) = now else {
        return vec![Change::new(Rule::OperationGone)];
    };
    let new = now.difference(was);
    new.map(|code| Change::of_values(Rule::Answers, "", &"", code))
        .collect()
}

/// The changes by which the answers of a code break those that it had. Of one answer the status may have changed; of
/// several, each status is held against what there is under it now.
pub fn broken_by(was: &[Locked], now: &[Locked]) -> Vec<Change> {
    if let ([was], [is]) = (was, now) {
        return was.broken_by(is);
    }
    let changes = was.iter().map(|was| {
        let is = now.iter().find(|is| is.status == was.status);
        match is {
            Some(is) => was.broken_by(is),
            None if was.optional => Vec::new(),
            None => vec![Change::of_values(Rule::Answer, "", &was.status, &"")],
        }
    });
    changes.flatten().collect()
}

impl Locked {
    /// What two answers of one code and status have in common: what a client may rely on.
    pub fn merge(&mut self, other: Locked) {
        for field in &mut self.fields {
            field.1.optional |= !other.fields.contains_key(field.0);
        }
        for (name, theirs) in other.fields {
            let mine = self.fields.entry(name).or_insert(LockedField {
                optional: true,
                ..theirs
            });
            mine.optional |= theirs.optional;
            if mine.json_type != theirs.json_type {
                mine.json_type = JsonType::Any;
            }
        }
        self.retryable &= other.retryable;
    }

    /// The changes by which another contract breaks this one.
    pub fn broken_by(&self, now: &Locked) -> Vec<Change> {
        let mut changes = Vec::new();
        if self.is_item() {
            // It may be an answer too.
        } else if now.is_item() {
            changes.push(Change::new(Rule::Item));
        } else if self.status != now.status {
            let (was, is) = (self.status, now.status);
            changes.push(Change::of_values(Rule::Status, "", &was, &is));
        }
        let of_field = |name, rule| Change::of_values(rule, name, &"", &"");
        for (name, was) in &self.fields {
            match now.fields.get(name) {
                None => changes.push(of_field(name, Rule::Lost)),
                Some(is) if is_retyped(was.json_type.as_str(), is.json_type.as_str()) => {
                    let (was, is) = (was.json_type, is.json_type);
                    changes.push(Change::of_values(Rule::Retyped, name, &was, &is));
                }
                Some(is) if is.optional && !was.optional => {
                    changes.push(of_field(name, Rule::Optional));
                }
                Some(_) => {}
            }
        }
        if self.retryable && !now.retryable {
            changes.push(Change::new(Rule::Retryable));
        }
        changes
    }
}

const PLACEHOLDERS: [(&str, Phrase); 4] = [
    ("{code}", Phrase::Code),
    ("{field}", Phrase::Field),
    ("{was}", Phrase::Was),
    ("{is}", Phrase::Is),
];

/// The first piece of a sentence, and the rest of it; `None` where nothing is left. The only braces of a
/// sentence are those of placeholders.
///
/// ```
/// use errorbook_model::lock::{Phrase, next_phrase};
///
/// let (first, rest) = next_phrase("was {was}").unwrap();
/// assert_eq!(first, Phrase::Words("was "));
/// assert_eq!(next_phrase(rest), Some((Phrase::Was, "")));
/// ```
pub const fn next_phrase(sentence: &str) -> Option<(Phrase<'_>, &str)> {
    let bytes = sentence.as_bytes();
    if bytes.is_empty() {
        return None;
    }
    each!(for placeholder in PLACEHOLDERS {
        let (word, phrase) = *placeholder;
        if starts_with(bytes, 0, word.as_bytes()) {
            return Some((phrase, split_at(sentence, word.len()).1));
        }
    });
    let mut end = 1;
    while end < bytes.len() && bytes[end] != b'{' {
        end += 1;
    }
    let (words, rest) = split_at(sentence, end);
    Some((Phrase::Words(words), rest))
}

/// Whether a field of a JSON type may not become one of another, by their names. A field that was
/// published as `any`, because its type was not known, may have any type now.
pub const fn is_retyped(was: &str, is: &str) -> bool {
    !same(was, "any") && !same(was, is)
}
