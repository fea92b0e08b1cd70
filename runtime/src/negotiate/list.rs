//! The grammar that Accept and Accept-Language share: lists, parameters and weights.

use errorbook_model::media::is_token;

/// The error of a malformed element. The element is skipped, and the rest of the list is used.
#[derive(Debug)]
pub(crate) struct Malformed;

/// The name and the value of a parameter. A quoted string includes its quotes.
pub(crate) type Parameter<'a> = (&'a [u8], &'a [u8]);

/// The well-formed elements of one field line, as `parse` reads them.
///
/// An element ends at the first comma outside a quoted string, even if the element is malformed. A quote
/// without a closing quote is an ordinary byte: its element is malformed and ends at the next comma, so
/// that the elements after it are still read.
#[inline]
pub(crate) fn elements<'a, T>(
    line: &'a [u8],
    parse: impl Fn(&mut Cursor<'a>) -> Result<T, Malformed>,
) -> impl Iterator<Item = T> {
    let mut cursor = Cursor::new(line);
    std::iter::from_fn(move || {
        while cursor.enter_element() {
            if let Some(element) = element(&mut cursor, &parse) {
                return Some(element);
            }
        }
        None
    })
}

/// Parses the element at the cursor. A malformed element is skipped.
#[inline]
pub(crate) fn element<'a, T>(
    cursor: &mut Cursor<'a>,
    parse: impl Fn(&mut Cursor<'a>) -> Result<T, Malformed>,
) -> Option<T> {
    let element = parse(cursor).ok().filter(|_| cursor.is_at_element_end());
    if element.is_none() {
        cursor.leave_element();
    }
    element
}

/// A position in a field line. It only moves forward, so the time is linear; lookahead works on a copy.
#[derive(Clone, Copy)]
pub(crate) struct Cursor<'a> {
    line: &'a [u8],
    at: usize,
    /// Set when a quote has no closing quote. Every later quote of the line was then skipped as escaped,
    /// so it has no closing quote either, and nothing is searched twice.
    unclosed: bool,
}

impl<'a> Cursor<'a> {
    #[inline]
    pub(crate) fn new(line: &'a [u8]) -> Self {
        Self {
            line,
            at: 0,
            unclosed: false,
        }
    }

    #[inline]
    fn peek(&self) -> Option<u8> {
        self.line.get(self.at).copied()
    }

    #[inline]
    pub(crate) fn position(&self) -> usize {
        self.at
    }

    /// The bytes between an earlier position and this one.
    #[inline]
    pub(crate) fn since(&self, start: usize) -> &'a [u8] {
        &self.line[start..self.at]
    }

    /// Moves to the next element and returns whether there is one. Empty elements are skipped (RFC 9110
    /// section 5.6.1.2).
    #[inline]
    pub(crate) fn enter_element(&mut self) -> bool {
        self.skip_while(|byte| matches!(byte, b',' | b' ' | b'\t'));
        self.at < self.line.len()
    }

    /// Moves to the next element that `is_wanted` by its first bytes, and returns whether there is one. Most elements of a
    /// browser's header are passed over, so `rest` is a local: a cursor, which is lent on, lies in memory.
    #[inline]
    pub(crate) fn enter_wanted(
        &mut self,
        is_wanted: impl Fn(&[u8]) -> bool,
        passed_over: &mut bool,
    ) -> bool {
        let mut rest = self.rest();
        loop {
            while let [b',' | b' ' | b'\t', behind @ ..] = rest {
                rest = behind;
            }
            if rest.is_empty() || is_wanted(rest) {
                break;
            }
            *passed_over = true;
            rest = match memchr::memchr2(b',', b'"', rest) {
                None => &[],
                Some(ahead) if rest[ahead] == b',' => &rest[ahead + 1..],
                Some(_) => {
                    self.at = self.line.len() - rest.len();
                    self.leave_element();
                    self.rest()
                }
            };
        }
        self.at = self.line.len() - rest.len();
        !rest.is_empty()
    }

    /// Moves to the comma that ends the element, or to the end of the line.
    #[inline]
    pub(crate) fn leave_element(&mut self) {
        while let Some(ahead) = memchr::memchr2(b',', b'"', self.rest()) {
            self.at += ahead;
            if self.peek() == Some(b',') {
                return;
            }
            if !self.pass_quoted_string() {
                self.at += 1;
            }
        }
        self.at = self.line.len();
    }

    /// The bytes from this position to the end of the line.
    #[inline]
    pub(crate) fn rest(&self) -> &'a [u8] {
        &self.line[self.at..]
    }

    #[inline]
    pub(crate) fn is_at_element_end(&self) -> bool {
        matches!(self.peek(), None | Some(b','))
    }

    /// Moves past the bytes of a kind, and returns them.
    #[inline]
    pub(crate) fn skip_while(&mut self, is_of_kind: impl Fn(u8) -> bool) -> &'a [u8] {
        let start = self.at;
        while self.peek().is_some_and(&is_of_kind) {
            self.at += 1;
        }
        self.since(start)
    }

    /// Skips optional whitespace (RFC 9110 section 5.6.3).
    #[inline]
    pub(crate) fn skip_whitespace(&mut self) {
        self.skip_while(|byte| matches!(byte, b' ' | b'\t'));
    }

    /// Moves past `byte` if it is the next one.
    #[inline]
    pub(crate) fn take(&mut self, byte: u8) -> Result<(), Malformed> {
        if self.peek() == Some(byte) {
            self.at += 1;
            Ok(())
        } else {
            Err(Malformed)
        }
    }

    /// Moves past `text` and returns true, if it is what comes next.
    #[inline]
    pub(crate) fn skip(&mut self, text: &[u8]) -> bool {
        let is_next = self.rest().starts_with(text);
        self.at += if is_next { text.len() } else { 0 };
        is_next
    }

    /// Reads a token of at least one character (RFC 9110 section 5.6.2).
    #[inline]
    pub(crate) fn token(&mut self) -> Result<&'a [u8], Malformed> {
        let token = self.skip_while(|byte| TOKEN_CHARACTER[usize::from(byte)]);
        if token.is_empty() {
            Err(Malformed)
        } else {
            Ok(token)
        }
    }

    /// The next parameter, or `None` where the element ends.
    ///
    /// An empty parameter is allowed (RFC 9110 section 5.6.6). Whitespace around `=` is not, but it
    /// is sent, and it leaves no doubt about what is meant.
    #[inline]
    pub(crate) fn parameter(&mut self) -> Result<Option<Parameter<'a>>, Malformed> {
        self.skip_whitespace();
        while !self.is_at_element_end() {
            self.take(b';')?;
            self.skip_whitespace();
            if !matches!(self.peek(), None | Some(b',' | b';')) {
                return self.name_and_value().map(Some);
            }
        }
        Ok(None)
    }

    #[inline]
    fn name_and_value(&mut self) -> Result<Parameter<'a>, Malformed> {
        let name = self.token()?;
        self.skip_whitespace();
        self.take(b'=')?;
        self.skip_whitespace();
        Ok((name, self.word()?))
    }

    /// Reads a token or a quoted string, which keeps its quotes.
    #[inline]
    pub(crate) fn word(&mut self) -> Result<&'a [u8], Malformed> {
        match self.peek() {
            Some(b'"') => self.quoted_string(),
            _ => self.token(),
        }
    }

    /// A quoted string with its quotes (RFC 9110 section 5.6.4).
    fn quoted_string(&mut self) -> Result<&'a [u8], Malformed> {
        let start = self.at;
        if !self.pass_quoted_string() {
            return Err(Malformed);
        }
        let quoted = self.since(start);
        if quoted.iter().all(|&byte| is_text(byte)) {
            Ok(quoted)
        } else {
            Err(Malformed)
        }
    }

    /// Moves past the quoted string that starts here. If it is not closed, the position does not change.
    fn pass_quoted_string(&mut self) -> bool {
        if self.unclosed {
            return false;
        }
        let mut at = self.at + 1;
        while let Some(&byte) = self.line.get(at) {
            match byte {
                b'"' => {
                    self.at = at + 1;
                    return true;
                }
                b'\\' => at += 2,
                _ => at += 1,
            }
        }
        self.unclosed = true;
        false
    }
}

/// The content of a value: a quoted string without its quotes and backslashes, or a token as it is. Both forms are equal
/// (RFC 9110 section 5.6.6).
pub(crate) fn content(value: &[u8]) -> impl Iterator<Item = u8> {
    let inner = value
        .strip_prefix(b"\"")
        .and_then(|rest| rest.strip_suffix(b"\""));
    let mut escaped = false;
    inner.unwrap_or(value).iter().copied().filter(move |&byte| {
        escaped = byte == b'\\' && !escaped;
        !escaped
    })
}

/// The weight of an element without a weight, in thousandths (RFC 9110 section 12.4.2).
pub(crate) const FULL_WEIGHT: u16 = 1000;

/// Whether the parameter with this name is the weight (RFC 9110 section 12.4.2).
#[inline]
pub(crate) fn is_weight(name: &[u8]) -> bool {
    matches!(name, [b'q' | b'Q'])
}

/// Reads a weight, in thousandths: 0 to 1 with at most three decimals (RFC 9110 section 12.4.2).
#[inline]
pub(crate) fn weight(value: &[u8]) -> Result<u16, Malformed> {
    let (whole, decimals) = match value {
        [whole] => (whole, &[][..]),
        [whole, b'.', decimals @ ..] => (whole, decimals),
        _ => return Err(Malformed),
    };
    if !matches!(whole, b'0' | b'1') || decimals.len() > 3 {
        return Err(Malformed);
    }
    let mut thousandths = u16::from(whole - b'0') * 1000;
    for (digit, place) in decimals.iter().zip([100, 10, 1]) {
        if !digit.is_ascii_digit() {
            return Err(Malformed);
        }
        thousandths += u16::from(digit - b'0') * place;
    }
    if thousandths > 1000 {
        return Err(Malformed);
    }
    Ok(thousandths)
}

/// Whether a quoted string may contain this byte, with or without a backslash: all but control characters.
pub(crate) fn is_text(byte: u8) -> bool {
    byte == b'\t' || !byte.is_ascii_control()
}

static TOKEN_CHARACTER: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        table[byte as usize] = is_token(byte);
        byte += 1;
    }
    table
};
