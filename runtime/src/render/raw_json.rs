//! The parts of JSON that a serializer wrote, without a tree of them.

use std::borrow::Cow;
use std::cell::Cell;

thread_local! {
    /// Where what is not yet a part of the body is written. A nested call finds it empty, and makes its own.
    static SCRATCH: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// What is nested deeper in a value is left out: each level reads its text anew.
pub(super) const DEEPEST: usize = 128;

/// Calls a closure with an empty buffer that the thread keeps.
pub(super) fn with_scratch<T>(call: impl FnOnce(&mut Vec<u8>) -> T) -> T {
    let mut buffer = SCRATCH.try_with(Cell::take).unwrap_or_default();
    buffer.clear();
    let called = call(&mut buffer);
    if buffer.capacity() <= super::LARGEST_SCRATCH {
        // A thread that ends keeps nothing.
        let _ = SCRATCH.try_with(|scratch| scratch.set(buffer));
    }
    called
}

/// The members of an object, names and the JSON of values; none of anything else.
pub(super) fn members(json: &str) -> impl Iterator<Item = (Cow<'_, str>, &str)> {
    let mut rest = inside(json, b'{').unwrap_or_default();
    std::iter::from_fn(move || {
        let (name, behind) = value(rest)?;
        let (member, behind) = value(behind.trim_ascii_start().strip_prefix(':')?)?;
        rest = behind_comma(behind);
        Some((text(name)?, member))
    })
}

/// The JSON of the elements of an array; none of anything else.
pub(super) fn elements(json: &str) -> impl Iterator<Item = &str> {
    let mut rest = inside(json, b'[').unwrap_or_default();
    std::iter::from_fn(move || {
        let (element, behind) = value(rest)?;
        rest = behind_comma(behind);
        Some(element)
    })
}

/// A string's content, a number or a truth value; `None` for what is no text.
pub(super) fn text(json: &str) -> Option<Cow<'_, str>> {
    match json.as_bytes().first()? {
        b'"' => {
            let content = json.strip_prefix('"')?.strip_suffix('"')?;
            if memchr::memchr(b'\\', content.as_bytes()).is_none() {
                return Some(Cow::Borrowed(content));
            }
            serde_json::from_str(json).ok().map(Cow::Owned)
        }
        b'{' | b'[' | b'n' => None,
        _ => Some(Cow::Borrowed(json)),
    }
}

/// What stands behind an opening bracket.
fn inside(json: &str, open: u8) -> Option<&str> {
    json.trim_ascii_start().strip_prefix(char::from(open))
}

fn behind_comma(rest: &str) -> &str {
    let rest = rest.trim_ascii_start();
    rest.strip_prefix(',').unwrap_or(rest)
}

/// The value at the start of a text, and what follows it. `None` where there is none, as at the end of an array.
fn value(json: &str) -> Option<(&str, &str)> {
    let json = json.trim_ascii_start();
    let bytes = json.as_bytes();
    let end = match bytes.first()? {
        b'"' => string_end(bytes, 0)?,
        b'{' | b'[' => compound_end(bytes)?,
        _ => {
            let is_end =
                |byte: &u8| matches!(byte, b',' | b']' | b'}' | b':') || byte.is_ascii_whitespace();
            bytes.iter().position(is_end).unwrap_or(bytes.len())
        }
    };
    // Each end is one byte of ASCII.
    (end > 0).then(|| json.split_at(end))
}

/// Behind the closing bracket of an object or an array.
fn compound_end(bytes: &[u8]) -> Option<usize> {
    let (mut at, mut depth) = (0, 0_usize);
    loop {
        match bytes.get(at)? {
            b'"' => at = string_end(bytes, at)?,
            byte => {
                at += 1;
                match byte {
                    b'{' | b'[' => depth += 1,
                    b'}' | b']' => depth -= 1,
                    _ => {}
                }
                if depth == 0 {
                    return Some(at);
                }
            }
        }
    }
}

/// Behind the closing quote of a string that begins at a position.
pub(super) fn string_end(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start + 1;
    loop {
        // Most strings are too short for a search by vectors.
        match bytes.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}
