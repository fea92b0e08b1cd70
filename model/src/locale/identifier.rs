//! The identifiers of Fluent that stand for codes and for the names of values.

use crate::code::Key;
use std::borrow::Cow;

/// What stands before a code that does not begin with a letter.
const BEFORE: &str = "code-";

/// The identifier of a code's message, or of a field's value. Fluent's are ASCII letters, digits, `_` and `-`, a letter
/// first: any other character becomes `-`, and a code that does not begin with a letter has `code-` before it.
///
/// ```
/// use errorbook_model::locale::identifier;
///
/// assert_eq!(identifier("ORG_BLOCKED"), "ORG_BLOCKED");
/// assert_eq!(identifier("urn:org:blocked"), "urn-org-blocked");
/// assert_eq!(identifier("1003"), "code-1003");
/// ```
pub fn identifier(code: &str) -> Cow<'_, str> {
    let before = before(code);
    if before.is_empty() && code.bytes().all(is_allowed) {
        return Cow::Borrowed(code);
    }
    let bytes = code.bytes().filter_map(mapped).map(char::from);
    Cow::Owned(before.chars().chain(bytes).collect())
}

/// Whether a text is the [`identifier`] of a code.
pub const fn is_identifier_of(text: &str, code: &str) -> bool {
    let (text, before, code) = (text.as_bytes(), before(code).as_bytes(), code.as_bytes());
    let mut length = 0;
    each!(for byte in before {
        if length >= text.len() || text[length] != *byte {
            return false;
        }
        length += 1;
    });
    each!(for byte in code {
        if let Some(byte) = mapped(*byte) {
            if length >= text.len() || text[length] != byte {
                return false;
            }
            length += 1;
        }
    });
    length == text.len()
}

/// The [`key`](crate::code::key) of a code's [`identifier`].
pub const fn key(code: &str) -> u64 {
    let (before, code) = (before(code).as_bytes(), code.as_bytes());
    let mut key = Key::new();
    each!(for byte in before {
        key = key.with(*byte);
    });
    each!(for byte in code {
        if let Some(byte) = mapped(*byte) {
            key = key.with(byte);
        }
    });
    key.finish()
}

const fn before(code: &str) -> &'static str {
    match code.as_bytes() {
        [b'a'..=b'z' | b'A'..=b'Z', ..] => "",
        _ => BEFORE,
    }
}

/// What stands for a byte; `None` for all but the first of a character.
const fn mapped(byte: u8) -> Option<u8> {
    match byte {
        0x80..=0xbf => None,
        _ if is_allowed(byte) => Some(byte),
        _ => Some(b'-'),
    }
}

const fn is_allowed(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_compared_in_const_eval_is_the_identifier() {
        for code in [
            "",
            "ORG_BLOCKED",
            "org.blocked",
            "1003",
            "-7",
            "größe",
            "urn:a/b",
        ] {
            let id = identifier(code);
            assert!(is_identifier_of(&id, code), "{code}");
            assert!(!is_identifier_of(&format!("{id}x"), code), "{code}");
            assert!(!is_identifier_of("ORG", code), "{code}");
            assert_eq!(key(code), crate::code::key(&id), "{code}");
        }
    }
}
