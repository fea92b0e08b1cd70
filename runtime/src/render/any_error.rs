//! One error type for handlers that meet many kinds.

use crate::error::{ErrorView, ValueSource, View};

use super::ApiError;
use std::error::Error;
use std::fmt;

/// Any [`ApiError`] by `?`, and any other error as a masked 500 by [`internal`](Internal::internal).
///
/// It responds, and it is not an `ApiError` itself: its `From` forbids that, as anyhow's forbids it to be
/// an `Error`.
///
/// ```
/// use errorbook::{AnyError, ApiError, Internal};
///
/// #[derive(Debug, ApiError)]
/// #[api_error(prefix = "ORG")]
/// #[status(404)]
/// #[code("ORG_NOT_FOUND")]
/// struct NotFound;
///
/// fn seats(text: &str) -> Result<u32, AnyError> {
///     if text.is_empty() {
///         Err(NotFound)?; // answered as it is
///     }
///     let seats = text.parse().internal()?; // answered as a 500, explained in the log
///     Ok(seats)
/// }
///
/// assert_eq!(seats("").unwrap_err().as_api_error().code(), "ORG_NOT_FOUND");
/// assert_eq!(seats("x").unwrap_err().as_api_error().code(), "HTTP_INTERNAL_SERVER_ERROR");
/// ```
pub struct AnyError(Box<dyn ApiError>);

impl AnyError {
    /// The error that is answered.
    pub fn as_api_error(&self) -> &dyn ApiError {
        &*self.0
    }

    pub(crate) fn into_inner(self) -> Box<dyn ApiError> {
        self.0
    }
}

impl<E: ApiError + 'static> From<E> for AnyError {
    fn from(error: E) -> Self {
        AnyError(Box::new(error))
    }
}

impl fmt::Debug for AnyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl fmt::Display for AnyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

/// Turns an error that no client should read into a masked 500.
///
/// On results of any error that can be boxed: those of `std`, `anyhow::Error` and `eyre::Report` with
/// their whole chain, and strings.
///
/// ```
/// use errorbook::{AnyError, Internal};
///
/// fn read() -> Result<String, AnyError> {
///     std::fs::read_to_string("/no/such/file").internal()
/// }
///
/// let error = read().unwrap_err();
/// assert_eq!(error.as_api_error().status(), 500);
/// assert_eq!(error.as_api_error().message(), "Internal Server Error");
/// ```
pub trait Internal<T> {
    /// Answers an error as `HTTP_INTERNAL_SERVER_ERROR`, or as what the service's `refusals` have for a 500; what it was
    /// is reported and never sent.
    ///
    /// # Errors
    ///
    /// The error, masked.
    fn internal(self) -> Result<T, AnyError>;
}

impl<T, E: Into<Box<dyn Error + Send + Sync>>> Internal<T> for Result<T, E> {
    fn internal(self) -> Result<T, AnyError> {
        self.map_err(|error| AnyError(Box::new(Masked(error.into()))))
    }
}

/// A 500 with a cause that is never sent.
#[derive(Debug)]
struct Masked(Box<dyn Error + Send + Sync>);

impl fmt::Display for Masked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.entry().title())
    }
}

impl Error for Masked {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.0)
    }
}

impl View for Masked {
    fn __view(&self) -> ErrorView<'_> {
        let entry = super::current::internal_error();
        let values = ValueSource::Nothing;
        ErrorView { entry, values }
    }
}
