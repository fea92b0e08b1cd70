//! Rocket has heads of its own, whose headers are texts. Everything else has those of http 1: values are copied, and a
//! body is shared. A value that marks a response as errorbook's keeps its address.

use crate::render;
use bytes::Bytes;
use http::header::{CONTENT_LENGTH, VARY, X_CONTENT_TYPE_OPTIONS};
use http::{HeaderMap, HeaderName, HeaderValue};
use rocket::Response;
use rocket::http::Status;
use std::borrow::Cow;
use std::io::Cursor;

/// A response of errorbook's in Rocket's types. Rocket writes the length of the body, which a 304 says of another.
pub(super) fn response(response: http::Response<Bytes>) -> Response<'static> {
    let (mut parts, body) = response.into_parts();
    let length = parts.headers.remove(CONTENT_LENGTH);
    let length = length.and_then(|length| length.to_str().ok()?.parse().ok());
    let mut response = Response::new();
    response.set_status(Status::new(parts.status.as_u16()));
    write(&parts.headers, &mut response);
    response.set_sized_body(length.unwrap_or(body.len()), Cursor::new(body));
    response
}

pub(super) fn status_of(status: Status) -> http::StatusCode {
    http::StatusCode::from_u16(status.code).unwrap_or(http::StatusCode::INTERNAL_SERVER_ERROR)
}

/// Rocket's headers in the types of http 1.
pub(super) fn read(headers: &rocket::http::HeaderMap<'_>) -> HeaderMap {
    let mut read = HeaderMap::with_capacity(headers.len());
    for header in headers.iter() {
        let name = HeaderName::from_bytes(header.name().as_str().as_bytes());
        if let (Ok(name), Some(value)) = (name, value_of(header.value())) {
            read.append(name, value);
        }
    }
    read
}

pub(super) fn value_of(value: &str) -> Option<HeaderValue> {
    if let Some(mark) = render::mark(value.as_bytes()) {
        return Some(HeaderValue::from_static(mark));
    }
    HeaderValue::from_str(value).ok()
}

/// Whether a response has a mark of errorbook's.
pub(super) fn is_marked(response: &Response<'_>) -> bool {
    [X_CONTENT_TYPE_OPTIONS, VARY].iter().any(|name| {
        let mut values = response.headers().get(name.as_str());
        values.any(|value| render::mark(value.as_bytes()).is_some())
    })
}

/// Takes all headers.
pub(super) fn take(response: &mut Response<'_>) -> HeaderMap {
    let headers = read(response.headers());
    let names = response.headers().iter();
    let names: Vec<String> = names.map(|header| header.name().to_string()).collect();
    for name in names {
        response.remove_header(&name);
    }
    headers
}

/// Adds headers.
pub(super) fn write(headers: &HeaderMap, response: &mut Response<'_>) {
    for (name, value) in headers {
        response.adjoin_raw_header(name.as_str().to_owned(), text_of(value));
    }
}

pub(super) fn text_of(value: &HeaderValue) -> Cow<'static, str> {
    match render::mark(value.as_bytes()) {
        Some(mark) => Cow::Borrowed(mark),
        None => Cow::Owned(String::from_utf8_lossy(value.as_bytes()).into_owned()),
    }
}
