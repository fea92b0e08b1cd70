//! Values that are checked after they are read.

use crate::error::{ErrorView, View};
use std::fmt;

/// A value that `Valid<Json<Self>>` checks after it was read.
///
/// The error lists the faults, each with a code of its own. [`FieldErrors::from_garde`](crate::FieldErrors) (feature `garde`)
/// and `from_validator` (feature `validator`) make the list of what these crates report:
///
/// ```
/// use errorbook::extract::Check;
/// use errorbook::{ApiError, FieldErrors};
///
/// struct NewOrg {
///     slug: String,
/// }
///
/// #[derive(Debug, ApiError)]
/// #[api_error(prefix = "ORG")]
/// #[status(422)]
/// #[code("ORG_INVALID")]
/// struct Invalid(#[expose("errors")] FieldErrors<InvalidOrg>);
///
/// #[derive(Debug, ApiError)]
/// #[api_error(prefix = "ORG_INVALID")]
/// #[status(422)]
/// enum InvalidOrg {
///     #[code("ORG_INVALID_SLUG")]
///     #[message("a slug is not empty")]
///     Slug,
/// }
///
/// impl Check for NewOrg {
///     type Error = Invalid;
///
///     fn check(&self) -> Result<(), Invalid> {
///         let mut errors = FieldErrors::new();
///         if self.slug.is_empty() {
///             errors.add("/slug", InvalidOrg::Slug);
///         }
///         errors.into_result(Invalid)
///     }
/// }
///
/// assert!(NewOrg { slug: String::new() }.check().is_err());
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not checked",
    label = "`Valid` has nothing to check",
    note = "implement `errorbook::extract::Check` for it"
)]
pub trait Check {
    /// What a value that is not valid is refused with.
    type Error: View + 'static;

    /// Checks the value.
    ///
    /// # Errors
    ///
    /// If it is not valid.
    fn check(&self) -> Result<(), Self::Error>;
}

/// What `Valid` rejects a request with: it was not read, or what was read is not valid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotValid<R, E> {
    /// The extractor inside refused it.
    Refused(R),
    /// The value is not valid.
    Invalid(E),
}

impl<R: View, E: View> View for NotValid<R, E> {
    fn __view(&self) -> ErrorView<'_> {
        match self {
            NotValid::Refused(refused) => refused.__view(),
            NotValid::Invalid(error) => error.__view(),
        }
    }
}

impl<R: fmt::Display, E: fmt::Display> fmt::Display for NotValid<R, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotValid::Refused(refused) => refused.fmt(f),
            NotValid::Invalid(error) => error.fmt(f),
        }
    }
}

impl<R: std::error::Error, E: std::error::Error> std::error::Error for NotValid<R, E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            NotValid::Refused(refused) => refused.source(),
            NotValid::Invalid(error) => error.source(),
        }
    }
}
