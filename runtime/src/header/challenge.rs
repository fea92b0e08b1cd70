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

use crate::negotiate::list::{self, Cursor};
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
    let mut cursor = Cursor::new(line);
    let mut challenges: Vec<Challenge> = Vec::new();
    // No parameter may follow a token68, or a scheme that is directly followed by a comma.
    let mut takes_parameters = false;
    while cursor.enter_element() {
        let start = cursor.position();
        if let Some(name) = parameter_name(&mut cursor) {
            let Some(challenge) = challenges.last_mut().filter(|_| takes_parameters) else {
                return Err(error(
                    "an authentication scheme before the parameter",
                    start,
                ));
            };
            challenge.parameters.push((text(name), value(&mut cursor)?));
        } else {
            let (challenge, goes_on) = challenge(&mut cursor)?;
            challenges.push(challenge);
            takes_parameters = goes_on;
        }
        cursor.skip_whitespace();
        if !cursor.is_at_element_end() {
            return Err(error("a comma", cursor.position()));
        }
    }
    if challenges.is_empty() {
        return Err(error("a challenge", cursor.position()));
    }
    Ok(challenges)
}

fn error(expected: &'static str, position: usize) -> ParseChallengeError {
    ParseChallengeError { expected, position }
}

/// Reads a scheme and its token68 or its first parameter. Returns whether more parameters may follow.
fn challenge(cursor: &mut Cursor) -> Result<(Challenge, bool), ParseChallengeError> {
    let scheme = cursor.token();
    let after_scheme = cursor.position();
    let mut challenge = Challenge {
        scheme: text(scheme.map_err(|_| error("a challenge", after_scheme))?),
        token68: None,
        parameters: Vec::new(),
    };
    let is_spaced = !cursor.skip_while(|byte| byte == b' ').is_empty();
    if ends(*cursor) {
        // After a space, a list of parameters may begin with empty elements.
        return Ok((challenge, is_spaced));
    }
    if !is_spaced {
        return Err(error("a space or a comma", after_scheme));
    }
    if let Some(token68) = token68(cursor) {
        challenge.token68 = Some(text(token68));
        return Ok((challenge, false));
    }
    let Some(name) = parameter_name(cursor) else {
        return Err(error("a token68 or a parameter", cursor.position()));
    };
    challenge.parameters.push((text(name), value(cursor)?));
    Ok((challenge, true))
}

/// Whether nothing of the element follows but whitespace.
fn ends(mut cursor: Cursor) -> bool {
    cursor.skip_whitespace();
    cursor.is_at_element_end()
}

/// Reads a token68, if it extends to the next comma: `abc=` is a token68, `abc=def` is a parameter.
fn token68<'a>(cursor: &mut Cursor<'a>) -> Option<&'a [u8]> {
    let mut ahead = *cursor;
    let characters =
        ahead.skip_while(|byte| byte.is_ascii_alphanumeric() || b"-._~+/".contains(&byte));
    ahead.skip_while(|byte| byte == b'=');
    if characters.is_empty() || !ends(ahead) {
        return None;
    }
    let token68 = ahead.since(cursor.position());
    *cursor = ahead;
    Some(token68)
}

/// Reads a name and the `=` after it, if both are present.
fn parameter_name<'a>(cursor: &mut Cursor<'a>) -> Option<&'a [u8]> {
    let mut ahead = *cursor;
    let name = ahead.token().ok()?;
    ahead.skip_whitespace();
    ahead.take(b'=').ok()?;
    *cursor = ahead;
    Some(name)
}

fn value(cursor: &mut Cursor) -> Result<String, ParseChallengeError> {
    cursor.skip_whitespace();
    let (start, rest) = (cursor.position(), cursor.rest());
    if let Ok(word) = cursor.word() {
        let content: Vec<u8> = list::content(word).collect();
        return Ok(text(&content));
    }
    if !rest.starts_with(b"\"") {
        return Err(error("a token or a quoted string", start));
    }
    let control = rest.iter().position(|byte| !list::is_text(*byte));
    Err(match control {
        Some(at) => error("no control character", start + at),
        None => error("an end to the quoted string", start),
    })
}

/// Decodes bytes as UTF-8 if they are valid UTF-8, and otherwise as ISO-8859-1.
fn text(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().copied().map(char::from).collect(),
    }
}
