//! The part of a translation that may be published.

use fluent_syntax::ast::{Entry, Resource};
use fluent_syntax::{parser, serializer};

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
    let (Ok(Resource { mut body }) | Err((Resource { mut body }, _))) = parser::parse(text);
    body.retain_mut(|entry| match entry {
        Entry::Message(message) => {
            message.comment = None;
            is_public(message.id.name)
        }
        Entry::Term(term) => {
            term.comment = None;
            true
        }
        Entry::Comment(_)
        | Entry::GroupComment(_)
        | Entry::ResourceComment(_)
        | Entry::Junk { .. } => false,
    });
    serializer::serialize(&Resource { body })
}
