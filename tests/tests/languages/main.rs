//! Errors in the language that a request prefers.

mod calls;
mod errors;
mod layer;
mod texts;

use bytes::Bytes;
use errorbook::{ApiError, Preferences};
use errors::ERRORS;
use http::{HeaderMap, HeaderValue, Response, header};
use serde_json::Value;

/// What a request with these headers asks for; an empty one is not sent.
fn preferences(accept: &str, language: &str) -> Preferences {
    let mut headers = HeaderMap::new();
    for (name, value) in [
        (header::ACCEPT, accept),
        (header::ACCEPT_LANGUAGE, language),
    ] {
        if !value.is_empty() {
            headers.insert(name, HeaderValue::from_str(value).unwrap());
        }
    }
    ERRORS.preferences(&headers)
}

fn respond(error: &dyn ApiError, accept: &str, language: &str) -> Response<Bytes> {
    error.respond(&preferences(accept, language))
}

fn json(response: &Response<Bytes>) -> Value {
    serde_json::from_slice(response.body()).unwrap()
}

fn text(response: &Response<Bytes>) -> &str {
    std::str::from_utf8(response.body()).unwrap()
}

fn header<'r>(response: &'r Response<Bytes>, name: &str) -> Option<&'r str> {
    response
        .headers()
        .get(name)
        .map(|value| value.to_str().unwrap())
}
