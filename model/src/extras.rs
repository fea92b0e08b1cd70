//! The texts that few variants have, those of one variant in one text: rustc takes its time for each item of a table.
//!
//! The length in bytes stands between a text and the name of its attribute: `since 3\n1.4`.

use crate::const_str::starts_with;
use std::fmt::Write;
use std::{iter, str};

/// Adds a text.
pub fn push(extras: &mut String, name: &str, text: &str) {
    // A String takes everything.
    let _ = write!(extras, "{name} {}\n{text}", text.len());
}

/// The first text of some, the name of its attribute, and the others. They are bytes, since a constant that asks whether
/// they are UTF-8 takes a step for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Split<'t> {
    /// The name of the attribute.
    pub name: &'t [u8],
    /// The text.
    pub text: &'t [u8],
    /// The other texts.
    pub rest: &'t [u8],
}

/// Splits off the first text.
pub const fn split_first(extras: &[u8]) -> Option<Split<'_>> {
    let mut at = 0;
    while at < extras.len() && extras[at] != b' ' {
        at += 1;
    }
    let name_ends = at;
    let mut length = 0;
    at += 1;
    while at < extras.len() && extras[at].is_ascii_digit() {
        length = length * 10 + (extras[at] - b'0') as usize;
        at += 1;
    }
    let start = at + 1;
    if start > extras.len() || length > extras.len() - start {
        return None;
    }
    let (first, rest) = extras.split_at(start + length);
    Some(Split {
        name: first.split_at(name_ends).0,
        text: first.split_at(start).1,
        rest,
    })
}

/// The first text of an attribute.
pub const fn find<'t>(extras: &'t str, attribute: &str) -> Option<&'t str> {
    let mut rest = extras.as_bytes();
    while let Some(first) = split_first(rest) {
        let name = first.name;
        if name.len() == attribute.len() && starts_with(name, 0, attribute.as_bytes()) {
            return match str::from_utf8(first.text) {
                Ok(text) => Some(text),
                Err(_) => None,
            };
        }
        rest = first.rest;
    }
    None
}

/// All texts, each with the name of its attribute.
pub fn all(extras: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = extras.as_bytes();
    iter::from_fn(move || {
        let first = split_first(rest)?;
        rest = first.rest;
        Some((
            str::from_utf8(first.name).ok()?,
            str::from_utf8(first.text).ok()?,
        ))
    })
}
