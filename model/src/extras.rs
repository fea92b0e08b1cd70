//! The texts that few variants have, those of one variant in one text: rustc takes its time for each item of a table.
//!
//! The length in bytes stands between a text and the name of its attribute: `since 3\n1.4`.

use crate::const_str::{same, slice, split_at};
use std::fmt::Write;
use std::iter;

/// Adds a text.
pub fn push(extras: &mut String, name: &str, text: &str) {
    // A String takes everything.
    let _ = write!(extras, "{name} {}\n{text}", text.len());
}

/// Splits off the first text, with the name of its attribute.
pub const fn split_first(extras: &str) -> Option<((&str, &str), &str)> {
    let bytes = extras.as_bytes();
    let mut at = 0;
    while at < bytes.len() && bytes[at] != b' ' {
        at += 1;
    }
    let name_ends = at;
    let mut length = 0;
    at += 1;
    while at < bytes.len() && bytes[at].is_ascii_digit() {
        length = length * 10 + (bytes[at] - b'0') as usize;
        at += 1;
    }
    let start = at + 1;
    if start > bytes.len() || length > bytes.len() - start {
        return None;
    }
    let (first, rest) = split_at(extras, start + length);
    let text = split_at(first, start).1;
    Some(((slice(first, 0, name_ends), text), rest))
}

/// The first text of an attribute.
pub const fn find<'t>(extras: &'t str, attribute: &str) -> Option<&'t str> {
    let mut rest = extras;
    while let Some(((name, text), others)) = split_first(rest) {
        if same(name, attribute) {
            return Some(text);
        }
        rest = others;
    }
    None
}

/// All texts, each with the name of its attribute.
pub fn all(extras: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = extras;
    iter::from_fn(move || {
        let (first, others) = split_first(rest)?;
        rest = others;
        Some(first)
    })
}
