//! The part of a translation that may be published.

use super::source::{Cut, offset};
use fluent_syntax::ast::Entry;
use fluent_syntax::parser;

/// A file without comments and without the messages whose identifiers a closure refuses; its terms stay. What is not in
/// Fluent's syntax is left out.
///
/// ```
/// use errorbook_model::locale::published;
///
/// let text = "# for us\nNAME_TAKEN = Vergeben\n\nAUDIT_LOST = Verloren\n";
/// assert_eq!(published(text, |id| id != "AUDIT_LOST"), "NAME_TAKEN = Vergeben\n");
/// ```
pub fn published(text: &str, is_public: impl Fn(&str) -> bool) -> String {
    let (Ok(resource) | Err((resource, _))) = parser::parse(Cut(text));
    let mut published = String::new();
    let mut entries = resource.body.iter().peekable();
    // It is cut from the file: a text that the serializer of fluent-syntax 0.12 writes does not always read the same.
    while let Some(entry) = entries.next() {
        let start = match entry {
            Entry::Message(message) if is_public(message.id.name.0) => begin(text, message.id.name),
            Entry::Term(term) => begin(text, term.id.name),
            _ => continue,
        };
        let end = entries.peek().map_or(text.len(), |next| first(text, next));
        let entry = text.get(start..end).unwrap_or_default();
        published.push_str(entry.trim_end_matches([' ', '\r', '\n']));
        published.push('\n');
    }
    published
}

/// Where an entry begins, with the comment above it.
fn first(text: &str, entry: &Entry<Cut>) -> usize {
    let (comment, own) = match entry {
        Entry::Message(message) => (message.comment.as_ref(), Some(message.id.name)),
        Entry::Term(term) => (term.comment.as_ref(), Some(term.id.name)),
        Entry::Comment(comment)
        | Entry::GroupComment(comment)
        | Entry::ResourceComment(comment) => (Some(comment), None),
        Entry::Junk { content } => (None, Some(*content)),
    };
    let line = comment.and_then(|comment| comment.content.first().copied());
    line.or(own).map_or(text.len(), |cut| begin(text, cut))
}

/// The beginning of the line that a text was cut from.
fn begin(text: &str, cut: Cut) -> usize {
    let before = &text[..offset(text, cut.0).unwrap_or(text.len())];
    before.rfind('\n').map_or(0, |end| end + 1)
}
