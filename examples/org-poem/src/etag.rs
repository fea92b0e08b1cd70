//! Every 200 has a validator. A client that already has the response gets a 304.

use org::etag;
use poem::http::StatusCode;
use poem::http::header::{CONTENT_LENGTH, CONTENT_TYPE, ETAG, HeaderValue, IF_NONE_MATCH};
use poem::{Body, Endpoint, IntoResponse, Request, Response, Result};

/// Middleware for GET and HEAD. No other method of this service has a 200.
pub(crate) async fn etag(next: impl Endpoint, request: Request) -> Result<Response> {
    let asked = request.headers().get_all(IF_NONE_MATCH);
    let asked: Vec<HeaderValue> = asked.into_iter().cloned().collect();
    let response = next.call(request).await?.into_response();
    let (mut head, body) = response.into_parts();
    // The pages of the documentation already have a validator.
    if head.status != StatusCode::OK || head.headers.contains_key(ETAG) {
        return Ok(Response::from_parts(head, body));
    }
    let body = body.into_bytes().await?;
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
        return Ok(Response::from_parts(head, Body::empty()));
    }
    Ok(Response::from_parts(head, Body::from(body)))
}
