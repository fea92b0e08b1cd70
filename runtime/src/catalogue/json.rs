//! JSON that is written in const eval.

use errorbook_model::each;
use errorbook_model::escape::json_escape;

/// JSON that is built in const eval. Bytes that do not fit are only counted.
pub(super) struct Json<'a> {
    out: &'a mut [u8],
    pub(super) length: usize,
    last: u8,
}

impl<'a> Json<'a> {
    pub(super) const fn new(out: &'a mut [u8]) -> Self {
        Json {
            out,
            length: 0,
            last: 0,
        }
    }

    /// Separates an element of a list from the one before it, if there is one.
    pub(super) const fn comma(&mut self) {
        if self.last != b'[' {
            self.byte(b',');
        }
    }

    pub(super) const fn flag(&mut self, key: &str, on: bool) {
        self.push(",\"");
        self.push(key);
        self.push(if on { "\":true" } else { "\":false" });
    }

    pub(super) const fn text(&mut self, key: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.push(",\"");
            self.push(key);
            self.push("\":");
            self.string(text);
        }
    }

    pub(super) const fn number(&mut self, number: u32) {
        if number >= 10 {
            self.number(number / 10);
        }
        self.byte(b"0123456789"[(number % 10) as usize]);
    }

    pub(super) const fn string(&mut self, text: &str) {
        self.push("\"");
        each!(for byte in text.as_bytes() {
            let byte = *byte;
            match json_escape(byte) {
                0 => self.byte(byte),
                b'u' => {
                    self.push("\\u00");
                    self.byte(b"0123456789abcdef"[(byte / 16) as usize]);
                    self.byte(b"0123456789abcdef"[(byte % 16) as usize]);
                }
                escape => {
                    self.byte(b'\\');
                    self.byte(escape);
                }
            }
        });
        self.push("\"");
    }

    pub(super) const fn push(&mut self, text: &str) {
        each!(for byte in text.as_bytes() {
            self.byte(*byte);
        });
    }

    pub(super) const fn byte(&mut self, byte: u8) {
        if self.length < self.out.len() {
            self.out[self.length] = byte;
        }
        self.length += 1;
        self.last = byte;
    }
}
