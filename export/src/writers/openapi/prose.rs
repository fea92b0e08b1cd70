//! Descriptions, which are CommonMark.

use crate::writers::markdown::escape::{self, code};
use crate::writers::markdown::prose::prose;
use crate::{Catalogue, Code, Entry, Type, describe};
use std::fmt::Write;

/// What is said of an error beside its schema.
pub(super) fn of_entry(catalogue: &Catalogue, ty: &Type, entry: &Entry) -> String {
    let mut paragraphs = said(entry);
    paragraphs.extend(describe::retry(entry));
    paragraphs.extend(describe::answered_by(catalogue, ty, code));
    paragraphs.extend(versions(entry));
    paragraphs.join("\n\n")
}

/// What is said of an item in a list of field errors.
pub(super) fn of_item(entry: &Entry) -> String {
    let mut paragraphs = said(entry);
    paragraphs.extend(versions(entry));
    paragraphs.join("\n\n")
}

/// The texts of an error: its title, and what it says beyond that.
fn said(entry: &Entry) -> Vec<String> {
    let meaning = entry.meaning();
    let mut paragraphs = vec![text(&entry.title)];
    if meaning != entry.title {
        paragraphs.push(text(&meaning));
    }
    paragraphs.extend(entry.description.as_deref().map(prose));
    paragraphs.extend(entry.help.as_deref().map(text));
    paragraphs
}

pub(super) fn of_concealed(entry: &Entry, answered: &Code) -> String {
    let title = text(&entry.title);
    let mut said = format!(
        "{title}\n\nClients get {} instead.",
        code(&answered.to_string())
    );
    if let Some(description) = &entry.description {
        let _ = write!(said, "\n\n{}", prose(description));
    }
    said
}

fn versions(entry: &Entry) -> Option<String> {
    let since = entry.since.as_deref().map(code);
    let since = since.map(|since| format!("Since {since}."));
    let sentences = since.into_iter().chain(describe::sunset(entry, code));
    let sentences: Vec<_> = sentences.collect();
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

/// A list of the errors that a status has.
pub(super) fn of_status<'a>(status: u16, entries: impl Iterator<Item = &'a Entry>) -> String {
    let mut list = format!("{}\n", crate::phrase(status));
    for entry in entries {
        let (code, meaning) = (code(&entry.code.to_string()), text(&entry.meaning()));
        let _ = write!(list, "\n- {code}: {meaning}");
    }
    list
}

/// Text in which nothing is CommonMark. Linters see HTML where it is escaped by a backslash too.
fn text(text: &str) -> String {
    let escaped = escape::text(text).replace("\\<", "&lt;");
    let mut out = String::with_capacity(escaped.len());
    for c in escaped.chars() {
        if c == '=' && out.ends_with(|before: char| before.is_ascii_alphanumeric()) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
