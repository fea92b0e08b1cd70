//! What changed of one error.

use super::{Change, Site};
use crate::data::{Code, Entry, Field, Header};
use crate::facts::{self, Compare, Row};
use crate::lock::{self, Locked, Rule};
use crate::{Name, describe};

/// Compares what a lock has of an error: of one that is answered, or of an item in lists of field errors.
pub(super) fn compare_locked(
    pair: [Site; 2],
    locked: fn(&Entry) -> Locked,
    changes: &mut Vec<Change>,
) {
    let code = &pair[0].1.code;
    let [was, is] = pair.map(|(_, entry)| locked(entry));
    changes.extend(was.broken_by(&is).iter().map(|change| broken(code, change)));
}

/// A code that was an answer, and is only an item in lists of field errors.
pub(super) fn only_item(code: &Code) -> Change {
    broken(code, &lock::Change::new(Rule::Item))
}

fn broken(code: &Code, change: &lock::Change) -> Change {
    Change::of(code, kind(change.rule), format!("`{code}` {change}"))
}

/// Compares what a lock has of a shared code.
pub(super) fn compare_answers(code: &Code, sites: [&[Site]; 2], changes: &mut Vec<Change>) {
    let [was, is] = sites.map(|sites| lock::answers(sites.iter().map(|(_, entry)| *entry)));
    let breaks = lock::broken_by(&was, &is);
    changes.extend(breaks.iter().map(|change| broken(code, change)));
    // Of one answer that is there before and now, the status has changed.
    let is_added = |answer: &&lock::Locked| was.iter().all(|old| old.status != answer.status);
    for answer in is
        .iter()
        .filter(is_added)
        .filter(|_| was.len() + is.len() > 2)
    {
        let what = format!("`{code}` is answered with the status {} too", answer.status);
        changes.push(Change::of(code, "answer-added", what));
    }
}

/// Compares all that a lock does not have. `sent`: the values that a body of the old release has.
pub(super) fn compare(
    [(was_ty, was), (is_ty, is)]: [Site; 2],
    sent: &[Name],
    changes: &mut Vec<Change>,
) {
    let code = &was.code;
    let mut add = |kind, what: String| {
        changes.push(Change::of(code, kind, format!("`{code}` {what}")));
    };
    fields(was, is, &mut add);
    headers(was, is, &mut add);
    for row in facts::ROWS {
        row_of(row, [was, is], sent, &mut add);
    }
    let (was, is) = (
        format!("{}::{}", was_ty.path, was.variant),
        format!("{}::{}", is_ty.path, is.variant),
    );
    if was != is {
        add("moved", format!("was `{was}` and is `{is}`"));
    }
}

fn row_of(
    row: &Row,
    [was, is]: [&Entry; 2],
    sent: &[Name],
    add: &mut impl FnMut(&'static str, String),
) {
    match row.compare {
        Compare::Silent => {}
        Compare::Text(words) => {
            if was.text(row.name) != is.text(row.name) {
                let what = format!("has another {words}");
                add("text-changed", what);
            }
        }
        Compare::Gained { kind, words, is_so } => {
            if is_so(is) && !is_so(was) {
                add(kind, words.to_owned());
            }
        }
        Compare::Sent {
            name,
            kind,
            words,
            value,
        } => {
            let is_compared = match name {
                Some(name) => sent.contains(&name),
                // What follows from another status is no break of its own.
                None => was.status == is.status,
            };
            let (was, is) = (value(was), value(is));
            if is_compared && was != is {
                let what = format!("had the {words} `{was}` and has `{is}`");
                add(kind, what);
            }
        }
    }
}

fn kind(rule: Rule) -> &'static str {
    match rule {
        Rule::Status => "status-changed",
        Rule::Answer | Rule::Item => "answer-gone",
        Rule::Lost => "field-lost",
        Rule::Retyped => "field-retyped",
        Rule::Optional => "field-optional",
        Rule::Retryable => "retryable-withdrawn",
        // Two errors that are both there differ in none of these.
        Rule::Gone
        | Rule::Concealed
        | Rule::Reused
        | Rule::OperationGone
        | Rule::Answers
        | Rule::ProblemType
        | Rule::ProblemTypeAdded => "code-gone",
    }
}

fn fields(was: &Entry, is: &Entry, add: &mut impl FnMut(&'static str, String)) {
    for new in &is.fields {
        let name = &new.name;
        let Some(old) = was.fields.iter().find(|old| old.name == *name) else {
            add("field-added", format!("has the field `{name}`"));
            continue;
        };
        if old.optional && !new.optional {
            add("field-required", format!("always has the field `{name}`"));
        }
        if old.json_type == new.json_type && old.items != new.items {
            items(old, new, add);
        }
        if old.json_type != new.json_type && old.json_type == crate::JsonType::Any {
            let what = format!("says that the field `{name}` is {}", new.json_type);
            add("field-typed", what);
        }
        if old.json_type == new.json_type && old.written() != new.written() {
            value(old, new, add);
        }
        if old.example != new.example {
            let what = format!("has another example of `{name}`");
            add("text-changed", what);
        }
    }
}

/// A client may match the value that is written.
fn value(old: &Field, new: &Field, add: &mut impl FnMut(&'static str, String)) {
    let name = &new.name;
    let what = match (old.written(), new.written()) {
        (Some(was), Some(is)) => format!("had {was} in `{name}` and has {is}"),
        (Some(was), None) => format!("had {was} in `{name}` and has any value"),
        (None, is) => {
            let is = is.unwrap_or_default();
            return add(
                "field-typed",
                format!("says that the field `{name}` is {is}"),
            );
        }
    };
    add("field-changed", what);
}

fn items(old: &Field, new: &Field, add: &mut impl FnMut(&'static str, String)) {
    let name = &new.name;
    let [was, is] = [old.items, new.items].map(|it| it.map_or("any type", crate::JsonType::as_str));
    if old.items.is_none() {
        let what = format!("says that the items of `{name}` are {is}");
        return add("field-typed", what);
    }
    let what = format!("had items of {was} in `{name}` and has items of {is}");
    add("field-retyped", what);
}

fn headers(was: &Entry, is: &Entry, add: &mut impl FnMut(&'static str, String)) {
    let (olds, news) = (of_entry(was), of_entry(is));
    for (key, old) in &olds {
        match news.iter().find(|(other, _)| other == key) {
            None => add("header-lost", format!("has lost the header {key}")),
            Some((_, new)) if new.optional && !old.optional => {
                add("header-optional", format!("may leave out the header {key}"));
            }
            Some((_, new)) if new.value != old.value => add(
                "header-changed",
                format!("has another value of the header {key}"),
            ),
            Some((_, new)) if !new.optional && old.optional => {
                add("header-required", format!("always has the header {key}"));
            }
            Some(_) => {}
        }
    }
    let is_new = |key: &String| olds.iter().all(|(other, _)| other != key);
    for (key, _) in news.iter().filter(|(key, _)| is_new(key)) {
        add("header-added", format!("has the header {key}"));
    }
}

/// The headers by what distinguishes them: their name, and the scheme of a challenge (RFC 9110 section
/// 11.6.1).
fn of_entry(entry: &Entry) -> Vec<(String, Header)> {
    let mut sent: Vec<(String, Header)> = Vec::new();
    for header in &describe::headers(entry) {
        let mut key = format!("`{}`", header.name);
        if ["www-authenticate", "proxy-authenticate"].contains(&header.name.as_str()) {
            let scheme = header.value.split(' ').next().unwrap_or_default();
            key = format!("`{}: {scheme}`", header.name);
        }
        match sent.iter_mut().find(|(other, _)| *other == key) {
            // Lines of one name are one list (RFC 9110 section 5.3).
            Some((_, first)) => {
                first.value = format!("{}, {}", first.value, header.value);
                first.optional &= header.optional;
            }
            None => sent.push((key, header.clone())),
        }
    }
    sent
}
