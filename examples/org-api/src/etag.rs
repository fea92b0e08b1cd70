//! Every 200 has a validator. A client that already has the response gets a 304.

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, ETAG, HeaderValue, IF_NONE_MATCH};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use org::etag;

/// Middleware for GET and HEAD. No other method of this service has a 200.
pub(crate) async fn etag(request: Request, next: Next) -> Response {
    let asked = request.headers().get_all(IF_NONE_MATCH);
    let asked: Vec<HeaderValue> = asked.into_iter().cloned().collect();
    let (mut head, body) = next.run(request).await.into_parts();
    // The pages of the documentation already have a validator.
    if head.status != StatusCode::OK || head.headers.contains_key(ETAG) {
        return Response::from_parts(head, body);
    }
    let Ok(body) = to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let media_type = head.headers.get(CONTENT_TYPE);
    let tag = etag::of(media_type.map_or(b"", HeaderValue::as_bytes), &body);
    let is_known = etag::is_listed(&tag, asked.iter().map(HeaderValue::as_bytes));
    let tag = HeaderValue::try_from(tag).ok();
    head.headers.extend(tag.map(|tag| (ETAG, tag)));
    // A 304 may say how long the 200 would have been, and nothing else (RFC 9110 section 8.6).
    head.headers
        .insert(CONTENT_LENGTH, HeaderValue::from(body.len()));
    if is_known {
        head.headers.remove(CONTENT_TYPE);
        head.status = StatusCode::NOT_MODIFIED;
        return Response::from_parts(head, Body::empty());
    }
    Response::from_parts(head, Body::from(body))
}
