//! From an error to actix's response. actix renders by reference and keeps the error beside its response,
//! so an error that was rendered out of sight need not be carried: only the way to find it.

use super::head;
use crate::error::ApiError;
use crate::middleware;
use actix_web::http::StatusCode;
use actix_web::{Error, HttpResponse, ResponseError};

/// Finds an error of ours in actix's, by its type.
pub(super) type Find = for<'a> fn(&'a Error) -> Option<&'a dyn ApiError>;

/// In the extensions of a response that was rendered out of every layer's sight.
struct Unseen(Find);

/// The status that the error is answered with.
pub fn status_code<E: ApiError + ?Sized>(error: &E) -> StatusCode {
    head::status(error.entry().answer().status())
}

/// The response to an error.
pub fn respond_owned<E: ApiError + ResponseError + 'static>(error: &E) -> HttpResponse {
    respond(error, |error| {
        error.as_error::<E>().map(|error| error as &dyn ApiError)
    })
}

/// The same for an error that borrows and so cannot be found again.
pub fn respond_borrowed<E: ApiError>(error: &E) -> HttpResponse {
    rendered(error, None)
}

pub(super) fn respond(error: &dyn ApiError, find: Find) -> HttpResponse {
    rendered(error, Some(find))
}

fn rendered(error: &dyn ApiError, find: Option<Find>) -> HttpResponse {
    let preferences = middleware::preferences();
    if preferences.is_some() {
        middleware::report_once(error);
    }
    let mut response = head::response(error.respond(&preferences.unwrap_or_default()));
    response.head_mut().reason = error.entry().answer().reason();
    if let Some(find) = find
        && preferences.is_none()
        && middleware::is_in_use()
    {
        response.extensions_mut().insert(Unseen(find));
    }
    response
}

/// How to find the error of a response, if it was rendered out of sight.
pub(super) fn take_unseen<B>(response: &mut HttpResponse<B>) -> Option<Find> {
    let Unseen(find) = response.extensions_mut().remove::<Unseen>()?;
    Some(find)
}
