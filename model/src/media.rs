//! Media types, split into the parts that the ranges of an Accept header are compared with.

/// A media type that a server can send (RFC 9110 section 8.3.1).
///
/// The text comes from the server and is not checked. A text that is not a media type can only match
/// wildcards.
///
/// ```
/// use errorbook_model::MediaType;
///
/// let text = MediaType::new("text/plain; charset=utf-8");
/// assert_eq!(text.essence(), "text/plain");
/// assert_eq!(text.as_str(), "text/plain; charset=utf-8");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MediaType<'a> {
    text: &'a str,
    /// Type and subtype, without parameters.
    essence: &'a str,
    /// The position of the slash in the essence.
    slash: usize,
    /// The first byte of the subtype.
    subtype: u8,
    /// The rest, starting at the first semicolon.
    parameters: &'a str,
}

impl<'a> MediaType<'a> {
    /// Splits a text.
    pub const fn new(text: &'a str) -> Self {
        let text = text.trim_ascii();
        let bytes = text.as_bytes();
        let (mut slash, mut end) = (0, 0);
        while end < bytes.len() && bytes[end] != b';' {
            if bytes[end] == b'/' && slash == 0 {
                slash = end;
            }
            end += 1;
        }
        let (essence, parameters) = crate::const_str::split_at(text, end);
        Self {
            text,
            essence: essence.trim_ascii_end(),
            slash,
            subtype: if slash + 1 < end { bytes[slash + 1] } else { 0 },
            parameters,
        }
    }

    /// The text as it is sent.
    pub const fn as_str(&self) -> &'a str {
        self.text
    }

    /// Type and subtype, without parameters.
    pub const fn essence(&self) -> &'a str {
        self.essence
    }

    /// The position of the slash in the essence; 0 where it has none.
    pub const fn slash(&self) -> usize {
        self.slash
    }

    /// The length of the type, the slash and the first byte of the subtype.
    pub const fn start(&self) -> usize {
        self.slash.wrapping_add(2)
    }

    /// The first byte of the subtype; 0 where it has none.
    pub const fn first_of_subtype(&self) -> u8 {
        self.subtype
    }

    /// The parameters, starting at the first semicolon.
    pub const fn parameters(&self) -> &'a str {
        self.parameters
    }

    /// Whether it can stand in a Content-Type header: a type, a slash and a subtype of RFC 9110's `token`
    /// characters, and parameters of visible ASCII and spaces.
    pub const fn is_valid(&self) -> bool {
        let essence = self.essence.as_bytes();
        if self.slash == 0 || self.slash + 1 >= essence.len() {
            return false;
        }
        each!(for (index, byte) in essence {
            if index != self.slash && !is_token(*byte) {
                return false;
            }
        });
        let parameters = self.parameters.as_bytes();
        each!(for byte in parameters {
            if !matches!(*byte, b' '..=b'~') {
                return false;
            }
        });
        true
    }
}

/// RFC 9110 section 5.6.2.
pub const fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'!' | b'#'..=b'\'' | b'*' | b'+' | b'-' | b'.' | b'^'..=b'`' | b'|' | b'~'
        )
}
