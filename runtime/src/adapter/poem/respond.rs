//! From an error to poem's response. poem renders an error by reference, and drops the extensions of the response that
//! it gets: they are handed over beside it.

use crate::render::convert::respond_by_reference;
use crate::render::{ApiError, current};
use http::HeaderValue;
use http::header::CONTENT_TYPE;
use poem::http::{Extensions, StatusCode};
use poem::{Body, Error, Response};
use std::cell::Cell;

thread_local! {
    /// The extensions of the response that was rendered last on this thread, in the sight of a layer.
    static HANDED_OVER: Cell<Option<Extensions>> = const { Cell::new(None) };
}

/// The status that the error is answered with.
pub fn status<E: ApiError>(error: &E) -> StatusCode {
    error.entry().answer().status()
}

/// The response to an error.
pub fn respond<E: ApiError>(error: &E) -> Response {
    let response: http::Response<Body> = respond_by_reference(error);
    if current(|_| ()).is_some() {
        HANDED_OVER.set(Some(response.extensions().clone()));
    }
    self::response(response)
}

/// A response of errorbook's in poem's types.
pub fn response(response: http::Response<Body>) -> Response {
    let (head, body) = response.into_parts();
    let mut response = Response::from(body);
    response.set_status(head.status);
    response.set_version(head.version);
    *response.headers_mut() = head.headers;
    *response.extensions_mut() = head.extensions;
    response
}

/// The response to what a service failed with: an error of errorbook's, or one of poem's.
pub(super) fn of_failure(error: Error) -> Response {
    HANDED_OVER.set(None);
    let is_text = !error.is_from_response();
    let mut response = error.into_response();
    let headers = response.headers_mut();
    // The text of an error with a status alone has no media type.
    if is_text && !headers.contains_key(CONTENT_TYPE) {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
    }
    if let Some(extensions) = HANDED_OVER.take() {
        response.extensions_mut().extend(extensions);
    }
    response
}
