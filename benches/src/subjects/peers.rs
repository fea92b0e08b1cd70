//! The same two errors in the peers, each used as its documentation shows. What they cannot say (a code,
//! a type, the headers) is left out, which is to their advantage.

use api_error::ApiError;
use axum::body::Body;
use axum::response::{IntoResponse, Response};
use http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderValue, LINK, VARY, X_CONTENT_TYPE_OPTIONS};
use http::{StatusCode, Uri};
use http_api_problem::HttpApiProblem;
use masterror::AppError;
use problem_details::ProblemDetails;
use serde::Serialize;

#[derive(Debug, thiserror::Error, ApiError)]
enum OrgError {
    #[error("no such organization")]
    #[api_error(status_code = 404, message = "no such organization")]
    NotFound,

    #[error("the organization {name} is blocked")]
    #[api_error(status_code = 403, message = "the organization {name} is blocked")]
    Blocked { name: String },
}

pub(crate) fn api_error_not_found() -> Response {
    OrgError::NotFound.into_response()
}

pub(crate) fn api_error_blocked(name: &str) -> Response {
    OrgError::Blocked {
        name: name.to_owned(),
    }
    .into_response()
}

/// Its bare message, with the headers that errorbook sends added.
pub(crate) fn api_error_blocked_with_headers(name: &str) -> Response {
    let mut response = api_error_blocked(name);
    let headers = response.headers_mut();
    headers.insert(
        CONTENT_TYPE,
        HeaderValue::from_static("application/problem+json"),
    );
    headers.insert(VARY, HeaderValue::from_static("Accept"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(
        LINK,
        HeaderValue::from_static("<https://docs.acme.example/errors/ORG_BLOCKED>; rel=\"help\""),
    );
    response
}

pub(crate) fn masterror_not_found() -> Response {
    AppError::not_found("no such organization").into_response()
}

pub(crate) fn masterror_blocked(name: &str) -> Response {
    AppError::forbidden(format!("the organization {name} is blocked"))
        .with_field(masterror::field::str("name", name.to_owned()))
        .into_response()
}

#[derive(Serialize)]
struct Extensions {
    code: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
}

/// Its type is a `http::Uri`, which a URN is not.
fn problem_details(
    status: StatusCode,
    kind: &'static str,
    title: &'static str,
    detail: impl Into<String>,
    extensions: Extensions,
) -> Response {
    ProblemDetails::from_status_code(status)
        .with_type(Uri::from_static(kind))
        .with_title(title)
        .with_detail(detail)
        .with_extensions(extensions)
        .into_response()
}

pub(crate) fn problem_details_not_found() -> Response {
    problem_details(
        StatusCode::NOT_FOUND,
        "https://docs.acme.example/errors/ORG_NOT_FOUND",
        "Not found",
        "no such organization",
        Extensions {
            code: "ORG_NOT_FOUND",
            name: None,
        },
    )
}

pub(crate) fn problem_details_blocked(name: &str) -> Response {
    problem_details(
        StatusCode::FORBIDDEN,
        "https://docs.acme.example/errors/ORG_BLOCKED",
        "Blocked",
        format!("the organization {name} is blocked"),
        Extensions {
            code: "ORG_BLOCKED",
            name: Some(name.to_owned()),
        },
    )
}

pub(crate) fn http_api_problem_not_found() -> Response<Body> {
    HttpApiProblem::new(StatusCode::NOT_FOUND)
        .type_url("urn:acme:error:ORG_NOT_FOUND")
        .title("Not found")
        .detail("no such organization")
        .value("code", &"ORG_NOT_FOUND")
        .into_response()
}

pub(crate) fn http_api_problem_blocked(name: &str) -> Response<Body> {
    HttpApiProblem::new(StatusCode::FORBIDDEN)
        .type_url("urn:acme:error:ORG_BLOCKED")
        .title("Blocked")
        .detail(format!("the organization {name} is blocked"))
        .value("code", &"ORG_BLOCKED")
        .value("name", &name)
        .into_response()
}
