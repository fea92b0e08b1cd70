//! Parses the challenges of a response (RFC 9110 sections 11.2 to 11.6).
//!
//! WWW-Authenticate and Proxy-Authenticate are lists of challenges, and a challenge may contain a list of
//! parameters:
//!
//! ```text
//! challenge  = auth-scheme [ 1*SP ( token68 / #auth-param ) ]
//! auth-param = token BWS "=" BWS ( token / quoted-string )
//! ```
//!
//! Commas separate the items of both lists. A name followed by `=` is a parameter of the challenge before
//! it; any other name is the scheme of the next challenge. So the grammar is unambiguous. The time is
//! linear in the length of the value.

use crate::negotiate::list::Cursor;
use std::fmt;

/// An authentication challenge: a scheme, and its parameters or its token68.
///
/// ```
/// use errorbook::challenge::Challenge;
///
/// let value = r#"Bearer realm="orgs", error="invalid_token", Negotiate YII=, Basic realm="a \"b\"""#;
/// let challenges = Challenge::parse_all(value)?;
///
/// let [bearer, negotiate, basic] = &challenges[..] else {
///     panic!("three challenges");
/// };
/// assert!(bearer.is("bearer"));
/// assert_eq!(bearer.parameter("Error"), Some("invalid_token"));
/// assert_eq!(negotiate.token68(), Some("YII="));
/// assert!(basic.parameters().eq([("realm", "a \"b\"")]));
/// # Ok::<(), errorbook::challenge::ParseChallengeError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Challenge {
    scheme: String,
    /// If it is set, there are no parameters.
    token68: Option<String>,
    parameters: Vec<(String, String)>,
}

impl Challenge {
    /// Parses the challenges of one field line of WWW-Authenticate or Proxy-Authenticate. The line is a
    /// string, bytes or a [`HeaderValue`](http::HeaderValue).
    ///
    /// ```
    /// use errorbook::challenge::{Challenge, ParseChallengeError};
    /// use http::header::{HeaderMap, WWW_AUTHENTICATE};
    ///
    /// // A response may have several lines.
    /// fn challenges(headers: &HeaderMap) -> Result<Vec<Challenge>, ParseChallengeError> {
    ///     let lines = headers.get_all(WWW_AUTHENTICATE);
    ///     let challenges: Result<Vec<_>, _> = lines.iter().map(Challenge::parse_all).collect();
    ///     Ok(challenges?.concat())
    /// }
    /// # let mut headers = HeaderMap::new();
    /// # headers.append(WWW_AUTHENTICATE, "Basic realm=x".parse().unwrap());
    /// # headers.append(WWW_AUTHENTICATE, "Negotiate".parse().unwrap());
    /// # assert_eq!(challenges(&headers).unwrap().len(), 2);
    /// ```
    ///
    /// Empty elements between commas are ignored (RFC 9110 section 5.6.1.2), and so is white space around
    /// `=` and at both ends.
    ///
    /// # Errors
    ///
    /// If the value is malformed or contains no challenge. The error says what was expected and at which
    /// byte. There is no partial result: after a syntax error it is not known which challenge a parameter
    /// belongs to.
    pub fn parse_all(value: impl AsRef<[u8]>) -> Result<Vec<Self>, ParseChallengeError> {
        parse(value.as_ref())
    }

    /// The authentication scheme as written. It is case-insensitive: use [`is`](Self::is) to compare it.
    ///
    /// ```
    /// use errorbook::challenge::Challenge;
    ///
    /// let challenges = Challenge::parse_all("Basic realm=orgs")?;
    /// assert_eq!(challenges[0].scheme(), "Basic");
    /// # Ok::<(), errorbook::challenge::ParseChallengeError>(())
    /// ```
    pub fn scheme(&self) -> &str {
        &self.scheme
    }

    /// Whether the challenge has this scheme, compared without case (RFC 9110 section 11.1).
    ///
    /// ```
    /// use errorbook::challenge::Challenge;
    ///
    /// let challenges = Challenge::parse_all("Basic realm=orgs")?;
    /// assert!(challenges[0].is("basic"));
    /// # Ok::<(), errorbook::challenge::ParseChallengeError>(())
    /// ```
    pub fn is(&self, scheme: &str) -> bool {
        self.scheme.eq_ignore_ascii_case(scheme)
    }

    /// The token68, which some schemes have in place of parameters: a text such as Base64 (RFC 9110
    /// section 11.2).
    ///
    /// ```
    /// use errorbook::challenge::Challenge;
    ///
    /// let challenges = Challenge::parse_all("Negotiate YII=")?;
    /// assert_eq!(challenges[0].token68(), Some("YII="));
    /// # Ok::<(), errorbook::challenge::ParseChallengeError>(())
    /// ```
    pub fn token68(&self) -> Option<&str> {
        self.token68.as_deref()
    }

    /// The value of a parameter, whose name is compared without case (RFC 9110 section 11.2).
    ///
    /// A name may occur only once. If a server repeats it, this is the first value.
    ///
    /// ```
    /// use errorbook::challenge::Challenge;
    ///
    /// let challenges = Challenge::parse_all("Basic realm=orgs")?;
    /// assert_eq!(challenges[0].parameter("Realm"), Some("orgs"));
    /// # Ok::<(), errorbook::challenge::ParseChallengeError>(())
    /// ```
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    }

    /// The names and values of the parameters, in order. Names are as written. Values are without the
    /// quotes and backslashes of a quoted string.
    ///
    /// Only a quoted string may contain non-ASCII bytes, whose meaning HTTP does not define (RFC 9110
    /// section 5.5). They are decoded as UTF-8 if the value is valid UTF-8, and otherwise as ISO-8859-1.
    /// Both are lossless.
    ///
    /// ```
    /// use errorbook::challenge::Challenge;
    ///
    /// let challenges = Challenge::parse_all("Basic realm=orgs")?;
    /// assert!(challenges[0].parameters().eq([("realm", "orgs")]));
    /// # Ok::<(), errorbook::challenge::ParseChallengeError>(())
    /// ```
    pub fn parameters(&self) -> impl Iterator<Item = (&str, &str)> {
        self.parameters
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

/// The error of [`Challenge::parse_all`]: what was expected, and where.
///
/// ```
/// use errorbook::challenge::Challenge;
///
/// let error = Challenge::parse_all("Basic realm=\"orgs").unwrap_err();
/// assert_eq!(error.to_string(), "expected an end to the quoted string at byte 12");
/// assert_eq!(error.position(), 12);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseChallengeError {
    expected: &'static str,
    position: usize,
}

impl ParseChallengeError {
    /// The position in the value, in bytes. If the value ends too early, it is the length of the value.
    pub fn position(&self) -> usize {
        self.position
    }
}

impl fmt::Display for ParseChallengeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {} at byte {}", self.expected, self.position)
    }
}

impl std::error::Error for ParseChallengeError {}

fn parse(line: &[u8]) -> Result<Vec<Challenge>, ParseChallengeError> {
    let mut reader = Reader { line, at: 0 };
    let mut challenges: Vec<Challenge> = Vec::new();
    // No parameter may follow a token68, or a scheme that is directly followed by a comma.
    let mut takes_parameters = false;
    while reader.enter_element() {
        let start = reader.at;
        if let Some(name) = reader.parameter_name() {
            let Some(challenge) = challenges.last_mut().filter(|_| takes_parameters) else {
                return Err(error(
                    "an authentication scheme before the parameter",
                    start,
                ));
            };
            challenge.parameters.push((text(name), reader.value()?));
        } else {
            let (challenge, goes_on) = reader.challenge()?;
            challenges.push(challenge);
            takes_parameters = goes_on;
        }
        if !reader.is_at_element_end() {
            reader.skip(is_whitespace);
            return Err(reader.expected("a comma"));
        }
    }
    if challenges.is_empty() {
        return Err(reader.expected("a challenge"));
    }
    Ok(challenges)
}

fn error(expected: &'static str, position: usize) -> ParseChallengeError {
    ParseChallengeError { expected, position }
}

/// A position in a value. Lookahead works on a copy.
#[derive(Clone, Copy)]
struct Reader<'a> {
    line: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn expected(self, expected: &'static str) -> ParseChallengeError {
        error(expected, self.at)
    }

    fn peek(self) -> Option<u8> {
        self.line.get(self.at).copied()
    }

    /// Moves past the bytes for which `is_of_kind` is true, and returns them.
    fn skip(&mut self, is_of_kind: impl Fn(u8) -> bool) -> &'a [u8] {
        let start = self.at;
        while self.peek().is_some_and(&is_of_kind) {
            self.at += 1;
        }
        &self.line[start..self.at]
    }

    /// Moves to the next element and returns whether there is one.
    fn enter_element(&mut self) -> bool {
        self.skip(|byte| byte == b',' || is_whitespace(byte));
        self.at < self.line.len()
    }

    fn is_at_element_end(mut self) -> bool {
        self.skip(is_whitespace);
        matches!(self.peek(), None | Some(b','))
    }

    /// Reads a token (RFC 9110 section 5.6.2), which may be empty.
    fn token(&mut self) -> &'a [u8] {
        let rest = &self.line[self.at..];
        let token = Cursor::new(rest).token().unwrap_or_default();
        self.at += token.len();
        token
    }

    /// Reads a scheme and its token68 or its first parameter. Returns whether more parameters may follow.
    fn challenge(&mut self) -> Result<(Challenge, bool), ParseChallengeError> {
        let scheme = self.token();
        if scheme.is_empty() {
            return Err(self.expected("a challenge"));
        }
        let mut challenge = Challenge {
            scheme: text(scheme),
            token68: None,
            parameters: Vec::new(),
        };
        let after_scheme = *self;
        let is_spaced = !self.skip(|byte| byte == b' ').is_empty();
        if self.is_at_element_end() {
            // After a space, a list of parameters may begin with empty elements.
            return Ok((challenge, is_spaced));
        }
        if !is_spaced {
            return Err(after_scheme.expected("a space or a comma"));
        }
        if let Some(token68) = self.token68() {
            challenge.token68 = Some(text(token68));
            return Ok((challenge, false));
        }
        let Some(name) = self.parameter_name() else {
            return Err(self.expected("a token68 or a parameter"));
        };
        challenge.parameters.push((text(name), self.value()?));
        Ok((challenge, true))
    }

    /// Reads a token68, if it extends to the next comma: `abc=` is a token68, `abc=def` is a parameter.
    fn token68(&mut self) -> Option<&'a [u8]> {
        let mut ahead = *self;
        let characters =
            ahead.skip(|byte| byte.is_ascii_alphanumeric() || b"-._~+/".contains(&byte));
        ahead.skip(|byte| byte == b'=');
        if characters.is_empty() || !ahead.is_at_element_end() {
            return None;
        }
        let token68 = &self.line[self.at..ahead.at];
        *self = ahead;
        Some(token68)
    }

    /// Reads a name and the `=` after it, if both are present.
    fn parameter_name(&mut self) -> Option<&'a [u8]> {
        let mut ahead = *self;
        let name = ahead.token();
        ahead.skip(is_whitespace);
        if name.is_empty() || ahead.peek() != Some(b'=') {
            return None;
        }
        ahead.at += 1;
        *self = ahead;
        Some(name)
    }

    fn value(&mut self) -> Result<String, ParseChallengeError> {
        self.skip(is_whitespace);
        if self.peek() == Some(b'"') {
            return self.quoted_string();
        }
        match self.token() {
            [] => Err(self.expected("a token or a quoted string")),
            token => Ok(text(token)),
        }
    }

    /// Reads the content of a quoted string (RFC 9110 section 5.6.4).
    fn quoted_string(&mut self) -> Result<String, ParseChallengeError> {
        let unclosed = self.expected("an end to the quoted string");
        let mut content = Vec::new();
        loop {
            self.at += 1;
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => self.at += 1,
                _ => {}
            }
            match self.peek() {
                None => return Err(unclosed),
                Some(byte) if byte.is_ascii_control() && byte != b'\t' => {
                    return Err(self.expected("no control character"));
                }
                Some(byte) => content.push(byte),
            }
        }
        self.at += 1;
        Ok(text(&content))
    }
}

fn is_whitespace(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

/// Decodes bytes as UTF-8 if they are valid UTF-8, and otherwise as ISO-8859-1.
fn text(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().copied().map(char::from).collect(),
    }
}
