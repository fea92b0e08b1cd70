//! Every 200 has a validator. A client that already has the response gets a 304.

use actix_web::Error;
use actix_web::body::{BoxBody, MessageBody, to_bytes};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_LENGTH, CONTENT_TYPE, ETAG, HeaderValue, IF_NONE_MATCH};
use actix_web::middleware::Next;
use org::etag;

/// Middleware for GET and HEAD. No other method of this service has a 200.
pub(crate) async fn etag(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse, Error> {
    let asked = request.headers().get_all(IF_NONE_MATCH);
    let asked: Vec<HeaderValue> = asked.cloned().collect();
    let response = next.call(request).await?.map_into_boxed_body();
    // The pages of the documentation already have a validator.
    if response.status() != StatusCode::OK || response.headers().contains_key(ETAG) {
        return Ok(response);
    }
    let (request, response) = response.into_parts();
    let (mut response, body) = response.into_parts();
    let body = to_bytes(body).await?;
    let headers = response.headers_mut();
    let media_type = headers.get(CONTENT_TYPE);
    let tag = etag::of(media_type.map_or(b"", HeaderValue::as_bytes), &body);
    let is_known = etag::is_listed(&tag, asked.iter().map(HeaderValue::as_bytes));
    if let Ok(tag) = HeaderValue::try_from(tag) {
        headers.insert(ETAG, tag);
    }
    // A 304 may say how long the 200 would have been, and nothing else (RFC 9110 section 8.6).
    headers.insert(CONTENT_LENGTH, HeaderValue::from(body.len()));
    let body = if is_known {
        headers.remove(CONTENT_TYPE);
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        BoxBody::new(())
    } else {
        BoxBody::new(body)
    };
    Ok(ServiceResponse::new(request, response.set_body(body)))
}
