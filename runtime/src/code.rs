//! The public code of an error.

use errorbook_model::code::is_published;
use std::fmt;

/// The public, stable code that a client matches on: a string such as `ORG_BLOCKED`, or an integer.
///
/// ```
/// use errorbook::{ApiError, Code};
///
/// #[derive(Debug, ApiError)]
/// #[api_error(codes = 4000..=4999)]
/// #[status(403)]
/// #[code(4031)]
/// struct Blocked;
///
/// let code: Code = Blocked.code();
/// assert_eq!(code, "4031");
/// assert_eq!(code.as_number(), Some(4031));
/// assert_eq!(code.to_string(), "4031");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code {
    text: &'static str,
    pub(crate) is_number: bool,
}

impl Code {
    pub(crate) const fn new(text: &'static str, is_number: bool) -> Self {
        Code { text, is_number }
    }

    /// The code as text. An integer code is in decimal.
    ///
    /// ```
    /// use errorbook::{ApiError, HttpError};
    ///
    /// assert_eq!(HttpError::NotFound.code().as_str(), "HTTP_NOT_FOUND");
    /// ```
    pub const fn as_str(&self) -> &'static str {
        self.text
    }

    /// The value of an integer code, which is a JSON number in a body. `None` for a string code.
    ///
    /// ```
    /// use errorbook::{ApiError, HttpError};
    ///
    /// assert_eq!(HttpError::NotFound.code().as_number(), None);
    /// ```
    pub fn as_number(&self) -> Option<i64> {
        self.is_number.then(|| self.text.parse().ok())?
    }
}

/// Ends where a text cannot be a code.
#[track_caller]
pub(crate) const fn assert_published(code: &str) {
    assert!(
        is_published(code),
        "a code is visible ASCII without quotes and backslashes, at least one character"
    );
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.text)
    }
}

impl PartialEq<str> for Code {
    fn eq(&self, other: &str) -> bool {
        self.text == other
    }
}

impl PartialEq<&str> for Code {
    fn eq(&self, other: &&str) -> bool {
        self.text == *other
    }
}
