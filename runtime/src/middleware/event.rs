//! The operator's view of an error.

use crate::code::Code;
use crate::entry::Entry;
use crate::error::ApiError;
use http::StatusCode;
use std::error::Error;
use std::fmt;

/// One error that was answered, as the operator may know it: what a concealed error really is, and why
/// it happened.
///
#[cfg_attr(feature = "tower", doc = "```")]
#[cfg_attr(not(feature = "tower"), doc = "```ignore")]
/// use errorbook::tower::{ErrorEvent, ErrorLayer};
/// use errorbook::{HttpError, catalogue};
///
/// catalogue! {
///     static ERRORS = [HttpError];
/// }
///
/// fn tell(event: &ErrorEvent<'_>) {
///     let causes: Vec<_> = event.sources().map(ToString::to_string).collect();
///     eprintln!("{} {}: {}", event.status(), event.code(), causes.join(": "));
/// }
///
/// let layer = ErrorLayer::new(&ERRORS).on_error(tell);
/// ```
pub struct ErrorEvent<'a> {
    pub(super) entry: &'static Entry,
    pub(super) status: StatusCode,
    pub(super) request_id: Option<&'a str>,
    pub(super) cause: Cause<'a>,
}

/// A chain of causes that is longer goes in a circle.
const MOST_CAUSES: usize = 1_000;

/// Where an error came from.
pub(super) enum Cause<'a> {
    Error(&'a dyn ApiError),
    /// A response of someone else's, or one that was made by hand.
    Response,
    Panic(&'a str),
}

impl<'a> ErrorEvent<'a> {
    /// The entry of the error: of a concealed one, its own.
    pub fn entry(&self) -> &'static Entry {
        self.entry
    }

    /// The code: of a concealed error, its own.
    pub fn code(&self) -> Code {
        self.entry.code()
    }

    /// The status: of a concealed error, its own.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The request's id, where the layer has a header for it.
    pub fn request_id(&self) -> Option<&'a str> {
        self.request_id
    }

    /// The error itself; `None` for a panic, and for a response that no error of errorbook led to.
    pub fn error(&self) -> Option<&'a dyn ApiError> {
        match self.cause {
            Cause::Error(error) => Some(error),
            Cause::Response | Cause::Panic(_) => None,
        }
    }

    /// What a panic said.
    pub fn panic(&self) -> Option<&'a str> {
        match self.cause {
            Cause::Panic(message) => Some(message),
            Cause::Error(_) | Cause::Response => None,
        }
    }

    /// The chain of causes, nearest first; the error itself is not in it. A cause is asked for the next only
    /// when that is wanted, and no more than a thousand are: a longer chain goes in a circle.
    ///
    /// # Panics
    ///
    /// Where a cause's own `source` does.
    pub fn sources(&self) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
        let error = self.error();
        let mut last: Option<&'a (dyn Error + 'static)> = None;
        std::iter::from_fn(move || {
            last = match last {
                Some(cause) => cause.source(),
                None => error?.source(),
            };
            last
        })
        .take(MOST_CAUSES)
        .fuse()
    }
}

impl fmt::Debug for ErrorEvent<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ErrorEvent")
            .field("code", &self.code())
            .field("status", &self.status)
            .field("request_id", &self.request_id)
            .finish_non_exhaustive()
    }
}
