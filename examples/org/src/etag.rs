//! Validators, so that a client that already has a response does not get it again.

use std::hash::{DefaultHasher, Hash, Hasher};

/// The strong validator of an answer. The media type is a part of what it is, as RFC 9110 section 8.8.1 asks:
/// the same bytes under another label are another representation.
pub fn of(media_type: &[u8], body: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    (media_type, body).hash(&mut hasher);
    format!("\"{:016x}\"", hasher.finish())
}

/// Whether lines of `If-None-Match` list a tag, or say that any will do (RFC 9110 section 13.1.2).
pub fn is_listed<'a>(tag: &str, if_none_match: impl IntoIterator<Item = &'a [u8]>) -> bool {
    let mut lines = if_none_match.into_iter().map(<[u8]>::trim_ascii);
    lines.any(|line| {
        // A tag from another server may contain a comma. No part of it equals a tag of this service, which
        // begins and ends with a quote.
        let mut tags = line.split(|byte| *byte == b',').map(<[u8]>::trim_ascii);
        // The comparison is the weak one.
        line == b"*"
            || tags.any(|listed| listed.strip_prefix(b"W/").unwrap_or(listed) == tag.as_bytes())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_of_the_body_and_its_label() {
        let tags = [
            of(b"text/plain", b"a"),
            of(b"text/plain", b"b"),
            of(b"text/markdown", b"a"),
            of(b"text/plaina", b""),
        ];
        for (index, tag) in tags.iter().enumerate() {
            assert!(!tags[..index].contains(tag), "{tags:?}");
            assert!(tag.starts_with('"') && tag.ends_with('"'), "{tag}");
        }
        assert_eq!(tags[0], of(b"text/plain", b"a"));
    }

    #[test]
    fn lists_are_compared_weakly() {
        for (lines, expected) in [
            (&[][..], false),
            (&["\"a\""], true),
            (&["W/\"a\""], true),
            (&["*"], true),
            (&["\"b\", \"a\""], true),
            (&["\"b\",\t\"a\" ,"], true),
            (&["\"b\"", "\"a\""], true),
            (&["\"x,y\", \"a\""], true),
            (&["\"b\""], false),
            (&["a"], false),
            (&["w/\"a\""], false),
            (&["\"a"], false),
            (&["\"x,*,y\""], false),
            (&[""], false),
        ] {
            let bytes = lines.iter().map(|line| line.as_bytes());
            assert_eq!(is_listed("\"a\"", bytes), expected, "{lines:?}");
        }
    }
}
