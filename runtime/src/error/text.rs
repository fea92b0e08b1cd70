//! An error that is kept by its texts.

use std::error::Error;
use std::fmt;

/// The texts of an error that is not `Send` and `Sync`, and those of its sources: a source of an
/// [`ApiError`](crate::ApiError), which must be both.
///
/// ```
/// use errorbook::{AnyError, ApiError, ErrorText, Internal};
/// use std::error::Error;
///
/// fn load() -> Result<u8, Box<dyn Error + Send>> {
///     Err(Box::new(std::io::Error::other("the disk is full")))
/// }
///
/// #[derive(Debug, ApiError)]
/// #[api_error(prefix = "ORG")]
/// enum OrgError {
///     #[status(500)]
///     #[code("ORG_STORE")]
///     Store(#[from] ErrorText),
/// }
///
/// fn own() -> Result<u8, OrgError> {
///     Ok(load().map_err(ErrorText::from)?)
/// }
/// fn any() -> Result<u8, AnyError> {
///     load().map_err(ErrorText::from).internal()
/// }
///
/// let source = own().unwrap_err();
/// assert_eq!(source.source().unwrap().to_string(), "the disk is full");
/// assert_eq!(any().unwrap_err().as_api_error().status(), 500);
/// ```
pub struct ErrorText {
    display: String,
    debug: String,
    source: Option<Box<ErrorText>>,
}

impl ErrorText {
    /// The texts of an error.
    ///
    /// ```
    /// use errorbook::ErrorText;
    ///
    /// let error = "x".parse::<u8>().unwrap_err();
    /// assert_eq!(ErrorText::of(&error).to_string(), "invalid digit found in string");
    /// ```
    pub fn of(error: &dyn Error) -> Self {
        ErrorText {
            display: error.to_string(),
            debug: format!("{error:?}"),
            source: error.source().map(|source| Box::new(Self::of(source))),
        }
    }
}

impl From<Box<dyn Error + Send>> for ErrorText {
    fn from(error: Box<dyn Error + Send>) -> Self {
        ErrorText::of(&*error)
    }
}

impl From<Box<dyn Error>> for ErrorText {
    fn from(error: Box<dyn Error>) -> Self {
        ErrorText::of(&*error)
    }
}

impl fmt::Debug for ErrorText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.debug)
    }
}

impl fmt::Display for ErrorText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.display)
    }
}

impl Error for ErrorText {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        let source = self.source.as_deref()?;
        Some(source)
    }
}
