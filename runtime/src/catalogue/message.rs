//! A text that is built in const eval: the words of a compile error.

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
        let text = text.as_bytes();
        if self.length + text.len() > self.bytes.len() {
            return;
        }
        let mut index = 0;
        while index < text.len() {
            self.bytes[self.length] = text[index];
            self.length += 1;
            index += 1;
        }
    }

    pub(super) const fn push_all(&mut self, texts: &[&str]) {
        let mut index = 0;
        while index < texts.len() {
            self.push(texts[index]);
            index += 1;
        }
    }

    pub(super) const fn as_str(&self) -> &str {
        text_of(self.bytes.split_at(self.length).0)
    }
}

/// Bytes that are known to be text.
pub(super) const fn text_of(bytes: &[u8]) -> &str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => "",
    }
}
