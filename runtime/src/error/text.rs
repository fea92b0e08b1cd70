//! An error that is kept by its texts.

use super::guarded;
use std::error::Error;
use std::fmt;

/// A longer chain of sources is cut off: most likely it is a circle.
const MOST_SOURCES: usize = 64;

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
    /// `None` where it is not worth the time.
    debug: Option<String>,
    source: Option<Box<ErrorText>>,
}

impl ErrorText {
    /// The texts of an error and of its sources, up to 64 of these. A text whose `Display` panics is empty.
    ///
    /// ```
    /// use errorbook::ErrorText;
    ///
    /// let error = "x".parse::<u8>().unwrap_err();
    /// assert_eq!(ErrorText::of(&error).to_string(), "invalid digit found in string");
    /// ```
    pub fn of(error: &dyn Error) -> Self {
        let debug = |error: &dyn Error| Some(written(|| format!("{error:?}")));
        ErrorText {
            display: written(|| error.to_string()),
            debug: debug(error),
            source: Self::source_of(&|| error.source(), debug, MOST_SOURCES),
        }
    }

    /// What `Display` writes of an error, and its sources. Not by `&dyn Error`: Rust before 1.86 makes none of an
    /// `&dyn ApiError`.
    #[cfg(feature = "middleware")]
    pub(crate) fn of_display<E: Error + ?Sized>(error: &E) -> Self {
        ErrorText {
            display: written(|| error.to_string()),
            debug: None,
            source: Self::source_of(&|| error.source(), |_| None, MOST_SOURCES),
        }
    }

    /// The texts of a source, and of those behind it, up to so many.
    fn source_of<'a>(
        source: &dyn Fn() -> Option<&'a (dyn Error + 'static)>,
        debug: fn(&dyn Error) -> Option<String>,
        most: usize,
    ) -> Option<Box<Self>> {
        let others = most.checked_sub(1)?;
        let source = guarded::<_, ()>(|| Ok(source())).flatten()?;
        Some(Box::new(ErrorText {
            display: written(|| source.to_string()),
            debug: debug(source),
            source: Self::source_of(&|| source.source(), debug, others),
        }))
    }
}

/// A text; an empty one where it panics.
fn written(write: impl FnOnce() -> String) -> String {
    guarded::<_, ()>(|| Ok(write())).unwrap_or_default()
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
        f.write_str(self.debug.as_ref().unwrap_or(&self.display))
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
