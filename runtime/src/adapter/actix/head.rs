//! actix has the types of http 0.2, everything else those of http 1. Values are shared between the two
//! and not copied, so one that is static stays so and [`is_ours`](crate::render::is_ours) knows it.

use actix_web::body::BoxBody;
use actix_web::http::{StatusCode, header};
use actix_web::{HttpResponse, web::Bytes};
use http::{HeaderMap, HeaderName, HeaderValue, Response};

/// Ours as actix's.
pub(super) fn response(response: Response<Bytes>) -> HttpResponse {
    let (parts, body) = response.into_parts();
    let mut response = HttpResponse::with_body(status(parts.status), BoxBody::new(body));
    write(parts.headers, response.headers_mut());
    response
}

pub(super) fn status(status: http::StatusCode) -> StatusCode {
    StatusCode::from_u16(status.as_u16()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

pub(super) fn status_of(status: StatusCode) -> http::StatusCode {
    http::StatusCode::from_u16(status.as_u16()).unwrap_or(http::StatusCode::INTERNAL_SERVER_ERROR)
}

/// actix's headers as ours. Lines of one name keep their order; that of the names is not kept by actix.
pub(super) fn read(headers: &header::HeaderMap) -> HeaderMap {
    let mut read = HeaderMap::with_capacity(headers.len());
    for (name, value) in headers {
        if let (Ok(name), Some(value)) = (
            HeaderName::from_bytes(name.as_str().as_bytes()),
            value_of(value),
        ) {
            read.append(name, value);
        }
    }
    read
}

pub(super) fn value_of(value: &header::HeaderValue) -> Option<HeaderValue> {
    let mut read = HeaderValue::from_maybe_shared(Bytes::from(value.clone())).ok()?;
    read.set_sensitive(value.is_sensitive());
    Some(read)
}

pub(super) fn name(name: &HeaderName) -> Option<header::HeaderName> {
    header::HeaderName::from_bytes(name.as_str().as_bytes()).ok()
}

/// Puts our headers in the place of all that are there.
pub(super) fn write(ours: HeaderMap, headers: &mut header::HeaderMap) {
    headers.clear();
    let mut last = None;
    for (next, value) in ours {
        if let Some(next) = next {
            last = name(&next);
        }
        let is_sensitive = value.is_sensitive();
        if let (Some(name), Ok(mut value)) = (
            last.clone(),
            header::HeaderValue::from_maybe_shared(Bytes::from(value)),
        ) {
            value.set_sensitive(is_sensitive);
            headers.append(name, value);
        }
    }
}
