//! A text that is built in const eval: the words of a compile error.

use errorbook_model::each;

/// A text that is built in const eval, where formatting is not available.
pub(super) struct Message<const SIZE: usize> {
    bytes: [u8; SIZE],
    length: usize,
}

impl<const SIZE: usize> Message<SIZE> {
    pub(super) const fn new() -> Self {
        Message {
            bytes: [0; SIZE],
            length: 0,
        }
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// The number of bytes that still fit.
    pub(super) const fn left(&self) -> usize {
        SIZE - self.length
    }

    pub(super) const fn push(&mut self, text: &str) {
        if self.length + text.len() > self.bytes.len() {
            return;
        }
        each!(for byte in text.as_bytes() {
            self.bytes[self.length] = *byte;
            self.length += 1;
        });
    }

    /// Begins a line, unless it is the first.
    pub(super) const fn next_line(&mut self) {
        if !self.is_empty() {
            self.push("\n");
        }
    }

    pub(super) const fn push_all(&mut self, texts: &[&str]) {
        each!(for text in texts {
            self.push(text);
        });
    }

    pub(super) const fn as_str(&self) -> &str {
        text_of(self.bytes.split_at(self.length).0)
    }

    /// Reports the text as a compile error, if there is any.
    #[track_caller]
    pub(super) const fn report(&self) {
        // The error of an `assert!` would point here instead of to what is wrong.
        #[allow(clippy::manual_assert, reason = "see above")]
        if !self.is_empty() {
            panic!("{}", self.as_str());
        }
    }
}

/// What is wrong in several places of a catalogue, of which the first are reported.
#[derive(Clone, Copy)]
pub(super) struct Found<T: Copy> {
    pub(super) list: [Option<T>; MOST],
    count: usize,
}

/// The maximum number. More are not readable at once.
const MOST: usize = 64;

impl<T: Copy> Found<T> {
    pub(super) const NONE: Self = Found {
        list: [None; MOST],
        count: 0,
    };

    pub(super) const fn add(&mut self, one: T) {
        if self.count < MOST {
            self.list[self.count] = Some(one);
            self.count += 1;
        }
    }
}

/// Bytes that are known to be text.
pub(super) const fn text_of(bytes: &[u8]) -> &str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => "",
    }
}
