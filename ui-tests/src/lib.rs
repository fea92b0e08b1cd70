//! What each ui-test does with its type: an impl that a fault took away would show as a second error.

use errorbook::__private::{Bytes, http};
use errorbook::axum::__private::axum_core::response::{IntoResponse, Response};
use errorbook::{ApiError, Described};

/// Uses an error in every way that its derive promises.
pub fn serve<E>(error: E) -> (String, Response)
where
    E: ApiError + Described + IntoResponse + Into<http::Response<Bytes>> + 'static,
{
    let (text, message) = (error.to_string(), error.message().into_owned());
    let error: Box<E> = Box::new(error);
    let as_error: &(dyn std::error::Error + Send + Sync) = &*error;
    let texts = format!("{text} {message} {as_error} {}", error.code());
    (texts, error.into_response())
}

/// The same for an error that borrows.
pub fn show<E: ApiError + Described>(error: &E) -> String {
    format!("{error} {} {}", error.message(), error.status())
}
