//! actix has the types of http 0.2, everything else those of http 1. Neither gives its values away, so
//! they are copied; a body is shared. A value that marks a response as errorbook's keeps its address.

use crate::render::{self, Mark};
use actix_web::body::BoxBody;
use actix_web::http::{StatusCode, header};
use actix_web::{HttpResponse, web::Bytes};
use http::{HeaderMap, HeaderName, HeaderValue, Response};
use std::sync::LazyLock;

/// A response of errorbook's in actix's types.
pub(super) fn response(response: Response<Bytes>) -> HttpResponse {
    let (parts, body) = response.into_parts();
    let mut response = HttpResponse::with_body(status(parts.status), BoxBody::new(body));
    if parts.extensions.get::<Mark>().is_some() {
        response.extensions_mut().insert(Mark);
    }
    write(parts.headers, response.headers_mut());
    response
}

pub(super) fn status(status: http::StatusCode) -> StatusCode {
    StatusCode::from_u16(status.as_u16()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

pub(super) fn status_of(status: StatusCode) -> http::StatusCode {
    http::StatusCode::from_u16(status.as_u16()).unwrap_or(http::StatusCode::INTERNAL_SERVER_ERROR)
}

/// actix's headers in the types of http 1. Lines of one name keep their order; that of the names is not kept by actix.
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
    if let Some(mark) = render::mark(value.as_bytes()) {
        return Some(HeaderValue::from_static(mark));
    }
    let mut read = HeaderValue::from_bytes(value.as_bytes()).ok()?;
    read.set_sensitive(value.is_sensitive());
    Some(read)
}

pub(super) fn name(name: &HeaderName) -> Option<header::HeaderName> {
    header::HeaderName::from_bytes(name.as_str().as_bytes()).ok()
}

/// Whether a response has a mark of errorbook's.
pub(super) fn is_marked<B>(response: &HttpResponse<B>) -> bool {
    let headers = response.headers();
    let of_name = |name| headers.get_all(name);
    of_name(header::X_CONTENT_TYPE_OPTIONS)
        .chain(of_name(header::VARY))
        .any(|value| render::mark(value.as_bytes()).is_some())
        || response.extensions().contains::<Mark>()
}

/// Replaces all headers.
pub(super) fn write(values: HeaderMap, headers: &mut header::HeaderMap) {
    *headers = empty();
    let mut last = None;
    for (next, value) in values {
        last = next.as_ref().and_then(name).or(last);
        if let (Some(name), Some(value)) = (last.clone(), value_for(&value)) {
            headers.append(name, value);
        }
    }
}

/// An empty map. Each of actix's maps goes through its names in an order of its own, drawn at random, but all
/// clones of one do so alike: otherwise the order of its headers could give a concealed error away.
fn empty() -> header::HeaderMap {
    // As large as the maps that actix makes for responses.
    static EMPTY: LazyLock<header::HeaderMap> =
        LazyLock::new(|| header::HeaderMap::with_capacity(12));
    EMPTY.clone()
}

pub(super) fn value_for(value: &HeaderValue) -> Option<header::HeaderValue> {
    if let Some(mark) = render::mark(value.as_bytes()) {
        return Some(header::HeaderValue::from_static(mark));
    }
    let mut written = header::HeaderValue::from_bytes(value.as_bytes()).ok()?;
    written.set_sensitive(value.is_sensitive());
    Some(written)
}
