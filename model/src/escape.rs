//! One escaper per format that several crates write.

use std::borrow::Cow;
use std::fmt::Write;

/// Appends text as the inside of a JSON string (RFC 8259 section 7).
pub fn json_inside(out: &mut Vec<u8>, text: &str) {
    if is_plain(text.as_bytes()) {
        out.extend_from_slice(text.as_bytes());
    } else {
        write_json(out, text, |byte| JSON_ESCAPES[usize::from(byte)]);
    }
}

/// Whether no byte is escaped in JSON, as in most texts.
fn is_plain(text: &[u8]) -> bool {
    is_plain_by::<16>(text)
        .or_else(|| is_plain_by::<8>(text))
        .or_else(|| is_plain_by::<4>(text))
        .unwrap_or_else(|| {
            let mut bytes = text.iter();
            bytes.all(|&byte| JSON_ESCAPES[usize::from(byte)] == 0)
        })
}

/// The same, so many bytes at a time, which the compiler makes one vector; `None` where there are fewer.
fn is_plain_by<const N: usize>(text: &[u8]) -> Option<bool> {
    // A control character or `"`, 0x22, which this bit moves behind them.
    let is_escaped = |byte: u8| byte ^ 0x02 <= 0x20 || byte == b'\\';
    let is_plain = |chunk: &[u8; N]| {
        let bytes = chunk.iter();
        !bytes.fold(false, |any, &byte| any | is_escaped(byte))
    };
    // The last may overlap the one before it.
    let last = text.last_chunk()?;
    let mut chunks = text.chunks_exact(N).filter_map(<[u8]>::first_chunk);
    Some(is_plain(last) && chunks.all(is_plain))
}

#[cold]
fn write_json(out: &mut Vec<u8>, text: &str, escape: impl Fn(u8) -> u8) {
    let mut rest = text.as_bytes();
    while let Some(at) = rest.iter().position(|&byte| escape(byte) != 0) {
        let byte = rest[at];
        out.extend_from_slice(&rest[..at]);
        match escape(byte) {
            b'u' => {
                out.extend_from_slice(b"\\u00");
                out.push(HEX[usize::from(byte >> 4)]);
                out.push(HEX[usize::from(byte & 15)]);
            }
            escape => out.extend_from_slice(&[b'\\', escape]),
        }
        rest = &rest[at + 1..];
    }
    out.extend_from_slice(rest);
}

const HEX: &[u8; 16] = b"0123456789abcdef";

/// The escapes of all bytes.
static JSON_ESCAPES: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 0x80 {
        table[byte as usize] = json_escape(byte);
        byte += 1;
    }
    table
};

/// What stands behind the backslash where a byte is escaped in JSON, `u` for `\\u00` and two digits; 0 where
/// the byte stands for itself.
pub const fn json_escape(byte: u8) -> u8 {
    match byte {
        0x08 => b'b',
        0x09 => b't',
        0x0a => b'n',
        0x0c => b'f',
        0x0d => b'r',
        0x22 => b'"',
        0x5c => b'\\',
        0..0x20 => b'u',
        _ => 0,
    }
}

/// Appends a whole JSON string.
pub fn json_string(out: &mut Vec<u8>, text: &str) {
    out.push(b'"');
    json_inside(out, text);
    out.push(b'"');
}

/// Text as a JSON string.
///
/// ```
/// assert_eq!(errorbook_model::escape::json("a \"b\"\n"), r#""a \"b\"\n""#);
/// ```
pub fn json(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len() + 2);
    json_string(&mut out, text);
    // Whole characters were copied, and what was put between them is ASCII.
    String::from_utf8(out).unwrap_or_default()
}

/// Text as a JSON string whose control characters are written as their numbers, as the constants of body
/// templates are.
pub fn json_constant(text: &str) -> String {
    let mut out = vec![b'"'];
    write_json(&mut out, text, |byte| match json_escape(byte) {
        0 => 0,
        _ if byte < b' ' => b'u',
        escape => escape,
    });
    out.push(b'"');
    String::from_utf8(out).unwrap_or_default()
}

/// What has a meaning in the middle of a line or in a cell of a Markdown table.
pub const MARKDOWN_CELL: &[u8] = br"|<>`*_[]\";

/// Text in the middle of a line or in a cell of a Markdown table: rustdoc's.
pub fn markdown_cell(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if u8::try_from(c).is_ok_and(|byte| MARKDOWN_CELL.contains(&byte)) {
            escaped.push('\\');
        }
        escaped.push(if c.is_control() { ' ' } else { c });
    }
    escaped
}

/// A reference token of a JSON pointer (RFC 6901 section 3).
pub fn pointer_token(key: &str) -> Cow<'_, str> {
    if key.contains(['~', '/']) {
        Cow::Owned(key.replace('~', "~0").replace('/', "~1"))
    } else {
        Cow::Borrowed(key)
    }
}

/// Text as a part of a URI: everything but the unreserved characters of RFC 3986 section 2.3 is
/// percent-encoded.
pub fn uri_component(text: &str) -> String {
    encoded(text, '%', b"-._~")
}

/// Text that is a URI: what no URI has (RFC 3986 section 2) is percent-encoded.
pub fn uri(text: &str) -> String {
    encoded(text, '%', b"-._~:/?#[]@!$&'()*+,;=%")
}

/// Text with all but ASCII letters, digits and some other bytes written as a mark and two hexadecimal digits a byte.
pub fn encoded(text: &str, mark: char, kept: &[u8]) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || kept.contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "{mark}{byte:02X}");
        }
    }
    encoded
}

/// Appends text as an element's content in XML 1.0. A character that it cannot carry becomes U+FFFD.
///
/// ```
/// use errorbook_model::escape::xml_text;
///
/// let mut out = Vec::new();
/// xml_text(&mut out, "a < b\u{0}");
/// assert_eq!(out, "a &lt; b\u{fffd}".as_bytes());
/// ```
pub fn xml_text(out: &mut Vec<u8>, text: &str) {
    push_xml(out, text, true);
}

/// Appends text as the value of an attribute in XML 1.0, between double quotes.
pub fn xml_attribute(out: &mut Vec<u8>, text: &str) {
    push_xml(out, text, false);
}

fn push_xml(out: &mut Vec<u8>, text: &str, keeps_space: bool) {
    let is_plain = |byte| matches!(byte, b' '..=b'~') && !matches!(byte, b'&' | b'<' | b'>' | b'"');
    let plain = text.bytes().take_while(|byte| is_plain(*byte)).count();
    // What is plain is ASCII.
    let (plain, rest) = text.split_at(plain);
    out.extend_from_slice(plain.as_bytes());
    for c in rest.chars() {
        push_xml_char(out, c, keeps_space && matches!(c, '\t' | '\n'));
    }
}

fn push_xml_char(out: &mut Vec<u8>, c: char, is_plain: bool) {
    let reference = match c {
        '&' => "&amp;",
        '<' => "&lt;",
        // It ends `]]>`.
        '>' => "&gt;",
        '"' => "&quot;",
        // A parser would make another character of these.
        '\t' if !is_plain => "&#9;",
        '\n' if !is_plain => "&#10;",
        '\r' => "&#13;",
        '\t' | '\n' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'.. => {
            out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
            return;
        }
        _ => "\u{fffd}",
    };
    out.extend_from_slice(reference.as_bytes());
}

/// Appends text as HTML, between tags or in an attribute's quotes. A control character that a page cannot have becomes
/// U+FFFD.
pub fn html(out: &mut Vec<u8>, text: &str) {
    for c in text.chars() {
        let reference = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\'' => "&#39;",
            '\r' => "&#13;",
            '\t' | '\n' => {
                out.push(c as u8);
                continue;
            }
            c if c.is_control() => "\u{fffd}",
            c => {
                out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
                continue;
            }
        };
        out.extend_from_slice(reference.as_bytes());
    }
}

/// Text in the middle of a line of Markdown, without the meaning that its characters have there: emphasis, code, links,
/// HTML. Nor does an address of a page become a link by itself.
pub fn markdown_inline(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            // Within a word it means nothing: `org_api`.
            '_' if before.is_alphanumeric() && rest.peek().is_some_and(|c| c.is_alphanumeric()) => {
                escaped.push(c);
            }
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '~' | '$' | '^' => {
                escaped.push('\\');
                escaped.push(c);
            }
            // At the end of a heading it closes it.
            '#' if before == ' ' && rest.clone().all(|c| c == '#') => escaped.push_str("\\#"),
            // GitHub makes links of addresses; of one of a mailbox whatever is escaped in it.
            ':' if rest.clone().take(2).eq("//".chars()) => escaped.push_str("\\:"),
            '.' if is_www(&escaped) => escaped.push_str("\\."),
            '&' => escaped.push_str("&amp;"),
            '\n' | '\r' | '\t' => escaped.push(' '),
            c => escaped.push(c),
        }
        before = c;
    }
    escaped
}

fn is_www(before: &str) -> bool {
    let start = before.len().wrapping_sub("www".len());
    let last = before.get(start..);
    last.is_some_and(|last| last.eq_ignore_ascii_case("www"))
}

/// A line of Markdown without the meaning that its beginning has: a quote's, a heading's, a list's, a rule's.
pub fn markdown_line(line: &str) -> String {
    let line = line.trim_ascii();
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let marker = match line.as_bytes().get(digits) {
        Some(b'.' | b')') if digits > 0 => digits,
        Some(b'>' | b'#' | b'+' | b'-' | b'=' | b':') if digits == 0 => 0,
        _ => return line.to_owned(),
    };
    let (before, after) = line.split_at(marker);
    format!("{before}\\{after}")
}

/// Text in the middle of a line of Markdown or in a cell of a table, where it stays what it says.
///
/// White space is one space, as it is when it is shown.
///
/// ```
/// assert_eq!(errorbook_model::escape::markdown("# *a*\n[b](c)"), r"\# \*a\* \[b\](c)");
/// ```
pub fn markdown(text: &str) -> String {
    let words: Vec<_> = text.split_ascii_whitespace().collect();
    markdown_line(&markdown_inline(&words.join(" ")))
}
