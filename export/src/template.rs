//! The templates of messages and headers.

/// A piece of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Segment<'a> {
    /// Text, or one brace that was written twice.
    Text(&'a str),
    /// `{name:format}`.
    Placeholder {
        /// The field's name.
        name: &'a str,
        /// What stands behind the colon; empty where nothing does.
        format: &'a str,
    },
}

/// Cuts a template at its placeholders: `{name}` and `{name:format}`; a brace of the text is written twice.
///
/// ```
/// use errorbook_export::{Segment, segments};
///
/// let pieces: Vec<_> = segments("wait {time:?} {{s}}").collect();
/// assert_eq!(
///     pieces,
///     [
///         Segment::Text("wait "),
///         Segment::Placeholder { name: "time", format: "?" },
///         Segment::Text(" "),
///         Segment::Text("{"),
///         Segment::Text("s"),
///         Segment::Text("}"),
///     ],
/// );
/// ```
pub fn segments(template: &str) -> impl Iterator<Item = Segment<'_>> {
    let mut rest = template;
    std::iter::from_fn(move || {
        let at = match rest.find(['{', '}']) {
            None if rest.is_empty() => return None,
            None => rest.len(),
            Some(at) => at,
        };
        if at > 0 {
            let (text, after) = rest.split_at(at);
            rest = after;
            return Some(Segment::Text(text));
        }
        let (brace, after) = rest.split_at(1);
        if let Some(after) = after.strip_prefix(brace) {
            rest = after;
            return Some(Segment::Text(brace));
        }
        // A brace without its other half, which no macro writes, is text.
        let Some((inside, after)) = after.split_once('}').filter(|_| brace == "{") else {
            rest = after;
            return Some(Segment::Text(brace));
        };
        rest = after;
        let (name, format) = inside.split_once(':').unwrap_or((inside, ""));
        Some(Segment::Placeholder { name, format })
    })
}
