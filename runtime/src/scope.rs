//! Conversions into responses: they see no request, so what it asked for comes from the middleware.

use crate::error::ApiError;
use crate::preferences::Preferences;
use bytes::Bytes;
use http::Response;

/// The response to an error. Out of every layer's sight it speaks the default profile and carries the
/// error along, so that a layer further out can render it again.
#[cfg_attr(not(feature = "middleware"), allow(clippy::needless_pass_by_value))]
pub fn respond_owned<B: From<Bytes>, E: ApiError + 'static>(error: E) -> Response<B> {
    #[cfg(feature = "middleware")]
    {
        use crate::middleware;
        if let Some(preferences) = middleware::preferences() {
            middleware::report(&error);
            return error.respond(&preferences).map(B::from);
        }
        let response = error.respond(&Preferences::default()).map(B::from);
        middleware::carry(response, error)
    }
    #[cfg(not(feature = "middleware"))]
    error.respond(&Preferences::default()).map(B::from)
}

/// The same for an error that borrows and so cannot be carried.
#[allow(
    clippy::needless_pass_by_value,
    reason = "generated code calls it as it calls the other"
)]
pub fn respond_borrowed<B: From<Bytes>, E: ApiError>(error: E) -> Response<B> {
    #[cfg(feature = "middleware")]
    if let Some(preferences) = crate::middleware::preferences() {
        crate::middleware::report(&error);
        return error.respond(&preferences).map(B::from);
    }
    error.respond(&Preferences::default()).map(B::from)
}
