//! Writers that escape JSON strings and lines of plain text.

pub(crate) use escape::json_string as write_string;

use errorbook_model::escape;
use std::fmt;

/// Appends text as the content of a JSON string (RFC 8259 section 7).
pub(crate) struct JsonText<'a>(pub(crate) &'a mut Vec<u8>);

impl fmt::Write for JsonText<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        escape::json_inside(self.0, text);
        Ok(())
    }
}

/// Appends text to a line. Line ends and control characters are replaced by a space.
pub(crate) struct Line<'a>(pub(crate) &'a mut Vec<u8>);

impl fmt::Write for Line<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            self.0.extend_from_slice(text.as_bytes());
            return Ok(());
        }
        for c in text.chars() {
            // U+2028 and U+2029 are also line ends in Unicode.
            let c = if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') {
                ' '
            } else {
                c
            };
            self.0
                .extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::write_string;

    #[test]
    fn a_string_is_written_as_serde_json_writes_it() {
        let mut every = String::new();
        for c in (0..0x300)
            .chain([0x2028, 0x2029, 0xfeff, 0x1f600])
            .filter_map(char::from_u32)
        {
            every.push(c);
        }
        for text in [
            "",
            "plain",
            "\"",
            "\\",
            "\u{0}\u{1f}\u{7f}",
            "</script>",
            every.as_str(),
        ] {
            let mut ours = Vec::new();
            write_string(&mut ours, text);
            assert_eq!(
                String::from_utf8(ours).unwrap(),
                serde_json::to_string(text).unwrap()
            );
        }
    }
}
