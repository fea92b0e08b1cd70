//! Writes header values. The text cannot start another header.

use http::HeaderValue;
use std::fmt;

/// Converts text into a header value. A character that RFC 9110 section 5.5 does not allow is replaced by
/// a space, and the ends are trimmed. Non-ASCII text is sent as UTF-8, which that section calls obs-text.
pub(crate) fn from_text(text: &str) -> Option<HeaderValue> {
    let mut out = Vec::with_capacity(text.len());
    let _ = fmt::Write::write_str(&mut FieldText(&mut out), text);
    from_bytes(&out)
}

pub(crate) fn from_bytes(bytes: &[u8]) -> Option<HeaderValue> {
    HeaderValue::from_bytes(bytes.trim_ascii()).ok()
}

/// Appends text to a header value.
pub(crate) struct FieldText<'a>(pub(crate) &'a mut Vec<u8>);

impl fmt::Write for FieldText<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let allowed = text.bytes().map(|byte| match byte {
            b'\t' | b' '..=b'~' | 0x80.. => byte,
            _ => b' ',
        });
        self.0.extend(allowed);
        Ok(())
    }
}

/// Appends text as the content of a quoted string (RFC 9110 section 5.6.4).
pub(crate) struct Quoted<'a>(pub(crate) &'a mut Vec<u8>);

impl fmt::Write for Quoted<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for byte in text.bytes() {
            match byte {
                b'"' | b'\\' => self.0.extend([b'\\', byte]),
                b'\t' | b' '..=b'~' | 0x80.. => self.0.push(byte),
                _ => self.0.push(b' '),
            }
        }
        Ok(())
    }
}
