//! The trait of errors, and what implements it.

use super::respond;
use crate::code::Code;
use crate::entry::Entry;
use crate::error::{ErrorView, View};
use crate::negotiate::preferences::Preferences;
use bytes::Bytes;
use http::StatusCode;
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

/// An error of an HTTP API: what its clients may know of it.
///
/// Derive it; [the macro's page](macro@crate::ApiError) lists the attributes. A type that has everything else already
/// implements [`ManualApiError`](crate::ManualApiError) instead. Nothing else implements this trait, so all that is sent of
/// an error is what its type declares. `Box<dyn ApiError>`, and a `Box` or an `Arc` of an `ApiError`, is an `ApiError` too.
///
/// ```
/// use errorbook::{ApiError, Preferences};
///
/// #[derive(Debug, ApiError)]
/// #[api_error(prefix = "ORG")]
/// enum OrgError {
///     #[status(403)]
///     #[code("ORG_BLOCKED")]
///     #[message("the organization {name} is blocked")]
///     Blocked {
///         #[expose]
///         name: String,
///     },
/// }
///
/// let error = OrgError::Blocked { name: "acme".into() };
/// assert_eq!(error.status(), 403);
/// assert_eq!(error.code(), "ORG_BLOCKED");
/// assert_eq!(error.message(), "the organization acme is blocked");
///
/// let preferences = Preferences::from_headers(&http::HeaderMap::new());
/// let response = error.respond(&preferences);
/// assert_eq!(response.headers()["content-type"], "application/problem+json");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an `ApiError`",
    label = "this error has no public answer: for `AnyError`, `.internal()?` masks it as a 500",
    note = "write `#[derive(ApiError)]` on the type, or wrap it in a variant that does not send it",
    note = "a type whose impls are all written by hand implements `errorbook::ManualApiError` instead"
)]
pub trait ApiError: View {
    /// The entry of the variant at hand; of a transparent one, that of the error inside.
    ///
    /// ```
    /// use errorbook::{ApiError, HttpError};
    ///
    /// assert_eq!(HttpError::NotFound.entry().title(), "Not Found");
    /// ```
    fn entry(&self) -> &'static Entry;

    /// The text that clients read, in the default language. A concealed error has the message of the other.
    ///
    /// ```
    /// use errorbook::{ApiError, HttpError};
    ///
    /// assert_eq!(HttpError::NotFound.message(), "Not Found");
    /// ```
    fn message(&self) -> Cow<'_, str>;

    /// The whole response, in the representation and the shape that `preferences` ask for.
    ///
    /// It cannot fail: where a field's own `Display` or `Serialize` does, or a
    /// [`message`](crate::ManualApiError::message) that is written by hand, the response has the error's status and code and
    /// its static text.
    ///
    /// ```
    /// use errorbook::{ApiError, HttpError, Preferences};
    ///
    /// let response = HttpError::NotFound.respond(&Preferences::default());
    /// assert_eq!(response.status(), 404);
    /// assert_eq!(response.body(), r#"{"title":"Not Found","code":"HTTP_NOT_FOUND"}"#);
    /// ```
    fn respond(&self, preferences: &Preferences) -> http::Response<Bytes>;

    /// The status. A concealed error is answered with the status of the other, not with this.
    ///
    /// ```
    /// use errorbook::{ApiError, HttpError};
    ///
    /// assert_eq!(HttpError::NotFound.status(), 404);
    /// ```
    fn status(&self) -> StatusCode;

    /// The code. A concealed error is answered with the code of the other, not with this.
    ///
    /// ```
    /// use errorbook::{ApiError, HttpError};
    ///
    /// assert_eq!(HttpError::NotFound.code(), "HTTP_NOT_FOUND");
    /// ```
    fn code(&self) -> Code;
}

#[diagnostic::do_not_recommend]
impl<E: View> ApiError for E {
    fn entry(&self) -> &'static Entry {
        self.__entry()
    }

    fn message(&self) -> Cow<'_, str> {
        self.__view().message()
    }

    fn respond(&self, preferences: &Preferences) -> http::Response<Bytes> {
        respond(&self.__view(), preferences)
    }

    fn status(&self) -> StatusCode {
        self.__entry().status()
    }

    fn code(&self) -> Code {
        self.__entry().code()
    }
}

impl std::error::Error for Box<dyn ApiError> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        (**self).source()
    }
}

impl View for Box<dyn ApiError> {
    fn __view(&self) -> ErrorView<'_> {
        (**self).__view()
    }

    fn __entry(&self) -> &'static Entry {
        (**self).__entry()
    }
}

impl<E: View + ?Sized> View for Arc<E> {
    fn __view(&self) -> ErrorView<'_> {
        (**self).__view()
    }

    fn __entry(&self) -> &'static Entry {
        (**self).__entry()
    }
}

/// Carries an error whose `ApiError` is written by hand into the conversions that derived types have.
///
/// ```
/// # use errorbook::{Entry, Problem};
/// # #[derive(Debug)]
/// # struct Legacy;
/// # impl std::fmt::Display for Legacy {
/// #     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str("legacy") }
/// # }
/// # impl std::error::Error for Legacy {}
/// # impl errorbook::ManualApiError for Legacy {
/// #     fn entry(&self) -> &'static Entry {
/// #         static ENTRY: Entry = Entry::new("LEGACY_GONE", 410);
/// #         &ENTRY
/// #     }
/// # }
/// fn find() -> Result<(), Legacy> {
///     Err(Legacy)
/// }
/// fn handler() -> Result<(), Problem<Legacy>> {
///     find()?; // becomes a `Problem` on the way out, which a framework can answer
///     Ok(())
/// }
/// let response: http::Response<bytes::Bytes> = handler().unwrap_err().into();
/// assert_eq!(response.status(), 410);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Problem<E>(pub E);

/// For frameworks that want every error displayed: the error's own text.
impl<E: fmt::Display> fmt::Display for Problem<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<E: ApiError> From<E> for Problem<E> {
    fn from(error: E) -> Self {
        Problem(error)
    }
}
