//! What a profile says of every error: names with a text each.

use crate::const_str::same;
use std::fmt;

/// A few names with a text each, in their order.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Pairs {
    list: [(&'static str, &'static str); Pairs::MOST],
    count: usize,
}

impl Pairs {
    /// How many there are at most.
    pub const MOST: usize = 8;

    /// None.
    pub const NONE: Pairs = Pairs {
        list: [("", ""); Pairs::MOST],
        count: 0,
    };

    /// With one more.
    ///
    /// # Panics
    ///
    /// Panics if there are eight already.
    #[must_use]
    #[track_caller]
    pub const fn with(mut self, name: &'static str, text: &'static str) -> Self {
        assert!(
            self.count < Self::MOST,
            "a profile has at most 8 fields and 8 headers of its own"
        );
        self.list[self.count] = (name, text);
        self.count += 1;
        self
    }

    /// All of them.
    pub const fn as_slice(&self) -> &[(&'static str, &'static str)] {
        self.list.split_at(self.count).0
    }

    /// The text of a name, the first if there are several.
    pub const fn get(&self, name: &str) -> Option<&'static str> {
        let mut index = 0;
        while index < self.count {
            if same(self.list[index].0, name) {
                return Some(self.list[index].1);
            }
            index += 1;
        }
        None
    }
}

impl fmt::Debug for Pairs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map()
            .entries(self.as_slice().iter().copied())
            .finish()
    }
}

/// Whether a text that is written as the name of a field can be one: the templates of a catalogue and its lock have it
/// as a word.
pub const fn is_field_name(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut index = 0;
    while index < bytes.len() {
        if matches!(
            bytes[index],
            0..=b' ' | 0x7f | b':' | b'?' | b'{' | b'}' | b'"' | b'\\'
        ) {
            return false;
        }
        index += 1;
    }
    !bytes.is_empty()
}

/// Whether a header may have this value (RFC 9110 section 5.5), which is visible ASCII with spaces and tabs inside.
pub const fn is_header_value(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut index = 0;
    while index < bytes.len() {
        if !matches!(bytes[index], b'\t' | b' '..=b'~') {
            return false;
        }
        index += 1;
    }
    !bytes.is_empty()
        && !matches!(bytes[0], b' ' | b'\t')
        && !matches!(bytes[bytes.len() - 1], b' ' | b'\t')
}

/// The headers that describe one message or its connection, or that errorbook writes: none is the same on every error.
pub const fn is_own_header(name: &str) -> bool {
    const OWN: [&str; 12] = [
        "connection",
        "content-encoding",
        "content-length",
        "content-type",
        "date",
        "keep-alive",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
        "vary",
        "x-content-type-options",
    ];
    let mut index = 0;
    while index < OWN.len() {
        if same(OWN[index], name) {
            return true;
        }
        index += 1;
    }
    false
}
