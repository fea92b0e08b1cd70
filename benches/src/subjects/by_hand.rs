//! The same responses as errorbook's, written by hand: first optimized for few allocations, then as in a typical
//! service.

use axum::Json;
use axum::body::Body;
use axum::response::IntoResponse;
use bytes::Bytes;
use http::header::{
    CACHE_CONTROL, CONTENT_TYPE, HeaderMap, HeaderValue, LINK, VARY, X_CONTENT_TYPE_OPTIONS,
};
use http::{Response, StatusCode};
use serde::Serialize;
use std::io::Write;

/// The static error in the service's profile.
pub(crate) fn not_found() -> Response<Bytes> {
    let mut headers = common_headers();
    headers.insert(
        LINK,
        HeaderValue::from_static("<https://docs.acme.example/errors/ORG_NOT_FOUND>; rel=\"help\""),
    );
    let body = Bytes::from_static(
        br#"{"type":"urn:acme:error:ORG_NOT_FOUND","title":"Not found","code":"ORG_NOT_FOUND","detail":"no such organization"}"#,
    );
    response(StatusCode::NOT_FOUND, headers, body)
}

/// The error with a field in the service's profile. The message is escaped while it is formatted, so the
/// body is the only text that is built.
pub(crate) fn blocked(name: &str) -> Response<Bytes> {
    let mut headers = common_headers();
    headers.insert(
        LINK,
        HeaderValue::from_static("<https://docs.acme.example/errors/ORG_BLOCKED>; rel=\"help\""),
    );
    let start =
        br#"{"type":"urn:acme:error:ORG_BLOCKED","title":"Blocked","code":"ORG_BLOCKED","detail":"#;
    response(StatusCode::FORBIDDEN, headers, blocked_body(start, name))
}

/// The static error as `into_response` has it without a layer: in the default profile, which has no
/// links.
pub(crate) fn not_found_by_default() -> Response<Bytes> {
    let body = Bytes::from_static(
        br#"{"title":"Not Found","code":"ORG_NOT_FOUND","detail":"no such organization"}"#,
    );
    response(StatusCode::NOT_FOUND, common_headers(), body)
}

/// The error with a field, likewise.
pub(crate) fn blocked_by_default(name: &str) -> Response<Bytes> {
    let start = br#"{"title":"Forbidden","code":"ORG_BLOCKED","detail":"#;
    let body = blocked_body(start, name);
    response(StatusCode::FORBIDDEN, common_headers(), body)
}

fn common_headers() -> HeaderMap {
    let mut headers = HeaderMap::with_capacity(5);
    headers.insert(
        CONTENT_TYPE,
        HeaderValue::from_static("application/problem+json"),
    );
    headers.insert(VARY, HeaderValue::from_static("Accept"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers
}

fn blocked_body(start: &[u8], name: &str) -> Bytes {
    let mut body = Vec::with_capacity(256);
    body.extend_from_slice(start);
    // Nothing here fails: a Vec takes everything, and strings are JSON.
    let _ = serde_json::to_writer(
        &mut body,
        &format_args!("the organization {name} is blocked"),
    );
    let _ = body.write_all(br#","name":"#);
    let _ = serde_json::to_writer(&mut body, name);
    body.push(b'}');
    Bytes::from(body)
}

fn response(status: StatusCode, headers: HeaderMap, body: Bytes) -> Response<Bytes> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    response
}

#[derive(Serialize)]
struct Problem<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'static str,
    code: &'static str,
    detail: String,
    name: &'a str,
}

/// The error with a field as a handler's author writes it: a struct through `Json`, the headers in an
/// array.
pub(crate) fn blocked_as_json(name: &str) -> Response<Body> {
    let headers = [
        (CONTENT_TYPE, "application/problem+json"),
        (VARY, "Accept"),
        (CACHE_CONTROL, "no-store"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (
            LINK,
            "<https://docs.acme.example/errors/ORG_BLOCKED>; rel=\"help\"",
        ),
    ];
    let problem = Problem {
        kind: "urn:acme:error:ORG_BLOCKED",
        title: "Blocked",
        code: "ORG_BLOCKED",
        detail: format!("the organization {name} is blocked"),
        name,
    };
    (StatusCode::FORBIDDEN, headers, Json(problem)).into_response()
}

#[derive(Serialize)]
struct Bare<'a> {
    code: &'static str,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
}

/// The shortest form: a status and a struct, with only the headers of `Json`.
pub(crate) fn bare_not_found() -> Response<Body> {
    let body = Bare {
        code: "ORG_NOT_FOUND",
        message: "no such organization",
        name: None,
    };
    (StatusCode::NOT_FOUND, Json(body)).into_response()
}

/// The same for the error with a field.
pub(crate) fn bare_blocked(name: &str) -> Response<Body> {
    let body = Bare {
        code: "ORG_BLOCKED",
        message: &format!("the organization {name} is blocked"),
        name: Some(name),
    };
    (StatusCode::FORBIDDEN, Json(body)).into_response()
}
