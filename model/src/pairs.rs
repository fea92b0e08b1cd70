//! What a profile says of every error: names with a value each.

use crate::const_str::same;
use std::fmt;

/// How many pairs there are at most.
const MOST: usize = 8;

/// A few names with a value each, in their order.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Pairs<V> {
    list: [(&'static str, V); MOST],
    count: usize,
}

/// The value of a field that every error has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Constant {
    /// A string.
    Text(&'static str),
    /// A number, `true` or `false`, as JSON.
    Json(&'static str),
}

impl fmt::Debug for Constant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Constant::Text(text) => fmt::Debug::fmt(text, f),
            Constant::Json(json) => f.write_str(json),
        }
    }
}

impl<V: Copy> Pairs<V> {
    /// How many there are at most.
    pub const MOST: usize = MOST;

    /// None; the value is never read.
    pub const fn none(unread: V) -> Self {
        Pairs {
            list: [("", unread); MOST],
            count: 0,
        }
    }

    /// With one more.
    ///
    /// # Panics
    ///
    /// Panics if there are eight already.
    #[must_use]
    #[track_caller]
    pub const fn with(mut self, name: &'static str, value: V) -> Self {
        assert!(
            self.count < MOST,
            "a profile has at most 8 fields and 8 headers of its own"
        );
        self.list[self.count] = (name, value);
        self.count += 1;
        self
    }

    /// All of them.
    pub const fn as_slice(&self) -> &[(&'static str, V)] {
        self.list.split_at(self.count).0
    }

    /// The value of a name, the first if there are several.
    pub const fn get(&self, name: &str) -> Option<V> {
        each!(for pair in self.as_slice() {
            if same(pair.0, name) {
                return Some(pair.1);
            }
        });
        None
    }
}

impl<V: Copy + fmt::Debug> fmt::Debug for Pairs<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map()
            .entries(self.as_slice().iter().copied())
            .finish()
    }
}

/// Whether a text that is written as the name of a field can be one: the templates of a catalogue and its lock have it
/// as a word.
pub const fn is_field_name(text: &str) -> bool {
    each!(for byte in text.as_bytes() {
        if matches!(
            *byte,
            0..=b' ' | 0x7f | b':' | b'?' | b'{' | b'}' | b'"' | b'\\'
        ) {
            return false;
        }
    });
    !text.is_empty()
}

/// Whether a text is a number (RFC 8259 section 6), `true` or `false`.
pub const fn is_json_constant(text: &str) -> bool {
    if same(text, "true") || same(text, "false") {
        return true;
    }
    let bytes = text.as_bytes();
    let start = if !bytes.is_empty() && bytes[0] == b'-' {
        1
    } else {
        0
    };
    let whole = digits(bytes, start);
    let has_zero = whole > start + 1 && bytes[start] == b'0';
    let mut end = whole;
    let mut is_complete = whole > start && !has_zero;
    if end < bytes.len() && bytes[end] == b'.' {
        let from = end + 1;
        end = digits(bytes, from);
        is_complete &= end > from;
    }
    if end < bytes.len() && matches!(bytes[end], b'e' | b'E') {
        let has_sign = end + 1 < bytes.len() && matches!(bytes[end + 1], b'+' | b'-');
        let from = if has_sign { end + 2 } else { end + 1 };
        end = digits(bytes, from);
        is_complete &= end > from;
    }
    is_complete && end == bytes.len()
}

/// Behind the digits that begin at a position.
const fn digits(bytes: &[u8], mut at: usize) -> usize {
    while at < bytes.len() && bytes[at].is_ascii_digit() {
        at += 1;
    }
    at
}

/// Whether a header may have this value (RFC 9110 section 5.5), which is visible ASCII with spaces and tabs inside.
pub const fn is_header_value(text: &str) -> bool {
    let bytes = text.as_bytes();
    each!(for byte in bytes {
        if !matches!(*byte, b'\t' | b' '..=b'~') {
            return false;
        }
    });
    !bytes.is_empty()
        && !matches!(bytes[0], b' ' | b'\t')
        && !matches!(bytes[bytes.len() - 1], b' ' | b'\t')
}

/// The headers that say where a message ends or what its connection is: the server sets them.
pub const fn is_framing(name: &str) -> bool {
    is_one_of(
        name,
        &[
            "connection",
            "content-encoding",
            "content-length",
            "date",
            "trailer",
            "transfer-encoding",
        ],
    )
}

/// The headers that describe one message or its connection, or that errorbook writes: none is the same on every error.
pub const fn is_own_header(name: &str) -> bool {
    const OWN: &[&str] = &[
        "content-type",
        "keep-alive",
        "te",
        "upgrade",
        "vary",
        "x-content-type-options",
    ];
    is_framing(name) || is_one_of(name, OWN)
}

const fn is_one_of(name: &str, names: &[&str]) -> bool {
    each!(for other in names {
        if same(other, name) {
            return true;
        }
    });
    false
}
