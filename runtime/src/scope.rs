//! What the request being served asked for, where a conversion into a response sees no request.

use crate::error::ApiError;
use crate::preferences::Preferences;
use bytes::Bytes;
use http::Response;
use std::cell::Cell;

thread_local! {
    static CURRENT: Cell<Option<Preferences>> = const { Cell::new(None) };
}

/// Holds while a layer polls the service inside it. Dropping it brings back what held before, so layers
/// nest and a panic leaves nothing behind.
#[cfg(feature = "tower")]
pub(crate) struct Scope {
    before: Option<Preferences>,
}

#[cfg(feature = "tower")]
impl Scope {
    pub(crate) fn enter(preferences: Preferences) -> Self {
        Scope {
            before: CURRENT.replace(Some(preferences)),
        }
    }
}

#[cfg(feature = "tower")]
impl Drop for Scope {
    fn drop(&mut self) {
        CURRENT.set(self.before);
    }
}

/// The response to an error. Out of every layer's sight it speaks the default profile and carries the
/// error along, so that a layer further out can render it again.
pub fn respond_owned<B: From<Bytes>, E: ApiError + 'static>(error: E) -> Response<B> {
    if let Some(preferences) = CURRENT.get() {
        return error.respond(&preferences).map(B::from);
    }
    let response = error.respond(&Preferences::default()).map(B::from);
    #[cfg(feature = "tower")]
    let response = crate::layer::carry(response, error);
    response
}

/// The same for an error that borrows and so cannot be carried.
#[allow(
    clippy::needless_pass_by_value,
    reason = "generated code calls it as it calls the other"
)]
pub fn respond_borrowed<B: From<Bytes>, E: ApiError>(error: E) -> Response<B> {
    error
        .respond(&CURRENT.get().unwrap_or_default())
        .map(B::from)
}
