//! What the middleware sends in place of a framework's refusals, under every status.

use actix_web::{App, HttpResponse, test as actix_test, web};
use axum::Router;
use axum::body::Body;
use axum::extract::Path;
use axum::response::IntoResponse;
use axum::routing::get;
use errorbook::testing::{Response, assert_catalogued};
use errorbook::{ApiError, Catalogue, HttpError, Profile, body, catalogue};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use serde_json::Value;
use tower::{Layer, ServiceExt};

#[derive(Debug, ApiError)]
#[api_error(prefix = "REF")]
#[status(404)]
#[code("REF_NONE")]
struct NoneError;

static PROBLEM: Profile = Profile::new().docs("https://ref.example/{code}");
static TEMPLATE: Profile = Profile::new()
    .body(body!({
        "code": code, "status": status, "phrase": phrase, "title": title, "text": message,
        "more": [retryable, retry_after, docs, { "at": request_id }],
    }))
    .code_header("x-error-code");
static MESSAGE: Profile = Profile::new().body(errorbook::Body::MESSAGE);
static EMPTY: Profile = Profile::new().body(errorbook::Body::EMPTY);

catalogue! {
    static PROBLEMS = [NoneError, HttpError];
    profile = PROBLEM;
}
catalogue! {
    static TEMPLATES = [NoneError, HttpError];
    profile = TEMPLATE;
}
catalogue! {
    static MESSAGES = [NoneError, HttpError];
    profile = MESSAGE;
}
catalogue! {
    static EMPTIES = [NoneError, HttpError];
    profile = EMPTY;
}
catalogue! {
    static OTHERS = [NoneError];
}

/// Which header a refusal of a status has to have.
const PROMISES: [(u16, HeaderName, &str); 4] = [
    (401, header::WWW_AUTHENTICATE, "Basic realm=\"ref\""),
    (405, header::ALLOW, "GET"),
    (407, header::PROXY_AUTHENTICATE, "Basic realm=\"ref\""),
    (426, header::UPGRADE, "HTTP/2"),
];

/// The headers of refusals: none, each that a status promises, one that the middleware keeps, and one that it
/// replaces.
fn kinds() -> Vec<HeaderMap> {
    let own = PROMISES.map(|(_, name, value)| (name, value));
    let cache = (header::CACHE_CONTROL, "max-age=5");
    let code = (HeaderName::from_static("x-error-code"), "UPSTREAM");
    let all = own.into_iter().chain([cache, code]);
    let maps =
        all.map(|(name, value)| HeaderMap::from_iter([(name, HeaderValue::from_static(value))]));
    [HeaderMap::new()].into_iter().chain(maps).collect()
}

fn refusal(path: &str) -> (StatusCode, HeaderMap, &'static str) {
    let [status, kind, text] = path.split('-').collect::<Vec<_>>()[..] else {
        panic!("{path}")
    };
    let text = if text == "text" { "no" } else { "" };
    (
        status.parse().unwrap(),
        kinds()[kind.parse::<usize>().unwrap()].clone(),
        text,
    )
}

/// The code that the response has to have.
fn code(status: u16, headers: &HeaderMap) -> &'static str {
    let lacks = |(of, name, _): &(u16, HeaderName, _)| *of == status && !headers.contains_key(name);
    let entries = HttpError::API_ERRORS.entries();
    let listed = entries.iter().find(|entry| entry.status() == status);
    match listed.filter(|_| !PROMISES.iter().any(lacks)) {
        Some(entry) => entry.code().as_str(),
        None if status < 500 => "HTTP_BAD_REQUEST",
        None => "HTTP_INTERNAL_SERVER_ERROR",
    }
}

async fn from_axum(catalogue: &'static Catalogue, path: &str, accept: &str) -> Response {
    let handler = async |Path(path): Path<String>| refusal(&path).into_response();
    let app = Router::new()
        .route("/{path}", get(handler))
        .layer(errorbook::tower::ErrorLayer::new(catalogue));
    let request = http::Request::get(format!("/{path}")).header("accept", accept);
    let response = app.oneshot(request.body(Body::empty()).unwrap()).await;
    let (head, body) = response.unwrap().into_parts();
    let body = axum::body::to_bytes(body, 10_000).await.unwrap();
    Response::from(http::Response::from_parts(head, body))
}

async fn from_actix(catalogue: &'static Catalogue, path: &str, accept: &str) -> Response {
    let handler = async |path: web::Path<String>| {
        let (status, headers, text) = refusal(&path);
        let status = actix_web::http::StatusCode::from_u16(status.as_u16()).unwrap();
        let mut response = HttpResponse::build(status);
        for (name, value) in &headers {
            response.insert_header((name.as_str(), value.to_str().unwrap()));
        }
        response.content_type("text/plain").body(text)
    };
    let app = App::new()
        .route("/{path}", web::get().to(handler))
        .wrap(errorbook::actix::ErrorLayer::new(catalogue));
    let app = actix_test::init_service(app).await;
    let request = actix_test::TestRequest::get().uri(&format!("/{path}"));
    let request = request.insert_header(("accept", accept)).to_request();
    let response = actix_test::call_service(&app, request).await;
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    Response::new(status, &headers, actix_test::read_body(response).await)
}

fn check(catalogue: &'static Catalogue, path: &str, response: &Response) {
    let (status, headers, _) = refusal(path);
    assert_catalogued!(catalogue, response, "{path} of {}", catalogue.path());
    let Ok(body) = serde_json::from_slice::<Value>(response.body()) else {
        return;
    };
    if let Some(found) = body.get("code") {
        assert_eq!(found, code(status.as_u16(), &headers), "{path}");
    }
}

#[actix_web::test]
async fn whatever_the_layer_sends_is_catalogued() {
    let statuses = (400..=451).chain([499, 500, 501, 511, 512, 599]);
    for path in statuses.flat_map(|status| {
        let kinds = 0..kinds().len();
        kinds.flat_map(move |kind| ["text", "empty"].map(|text| format!("{status}-{kind}-{text}")))
    }) {
        // It is taken for the router's own, to which axum adds Allow outside of the layer.
        let is_like_the_routers = path.starts_with("405") && path.ends_with("empty");
        if !is_like_the_routers {
            for catalogue in [&PROBLEMS, &TEMPLATES, &MESSAGES, &EMPTIES] {
                for accept in ["application/json", "text/plain"] {
                    let response = from_axum(catalogue, &path, accept).await;
                    check(catalogue, &path, &response);
                }
            }
        }
        check(&PROBLEMS, &path, &from_actix(&PROBLEMS, &path, "*/*").await);
    }
}

/// The router's own 405 has Allow, wherever the layer stands.
#[tokio::test]
async fn a_method_that_a_route_of_axum_does_not_have() {
    let layer = || errorbook::tower::ErrorLayer::new(&PROBLEMS);
    let router = || Router::new().route("/", get(async || "here"));
    let outside = Router::new().fallback_service(layer().layer(router()));
    for (place, app) in [("inside", router().layer(layer())), ("outside", outside)] {
        for method in ["POST", "TRACE"] {
            let request = http::Request::builder().method(method).uri("/");
            let response = app.clone().oneshot(request.body(Body::empty()).unwrap());
            let (head, body) = response.await.unwrap().into_parts();
            assert_eq!(head.headers[header::ALLOW], "GET,HEAD", "{place} {method}");
            let body = axum::body::to_bytes(body, 10_000).await.unwrap();
            let response = Response::from(http::Response::from_parts(head, body)).of(&PROBLEMS);
            assert_catalogued!(PROBLEMS, response, "{place} {method}");
            let allow = HeaderValue::from_static("GET,HEAD");
            let code = HttpError::MethodNotAllowed { allow }.code();
            let body = String::from_utf8_lossy(response.body());
            assert!(body.contains(code.as_str()), "{place} {method}: {body}");
        }
    }
}

/// A code is accepted with the statuses that the layer sends it with, and in a catalogue that lists it.
#[test]
fn no_other_status_and_no_other_catalogue() {
    let refusal = |status: u16, code: &str| {
        let headers = [
            ("content-type", "application/problem+json"),
            ("vary", "accept"),
            ("cache-control", "no-store"),
            ("x-content-type-options", "nosniff"),
            ("allow", "GET"),
        ];
        let title = if status < 500 {
            "Bad Request"
        } else {
            "Internal Server Error"
        };
        let link = format!("<https://ref.example/{code}>; rel=\"help\"");
        let headers = headers.map(|(name, value)| (name, value.to_owned()));
        let headers = headers.into_iter().chain([("link", link)]);
        Response::new(
            status,
            headers,
            format!(r#"{{"type":"https://ref.example/{code}","title":"{title}","code":"{code}"}}"#),
        )
    };
    for (status, code, is_sent) in [
        (400, "HTTP_BAD_REQUEST", true),
        (418, "HTTP_BAD_REQUEST", true),
        (401, "HTTP_BAD_REQUEST", true),
        (404, "HTTP_BAD_REQUEST", false),
        // It has the header.
        (405, "HTTP_BAD_REQUEST", false),
        (405, "HTTP_METHOD_NOT_ALLOWED", true),
        (418, "HTTP_NOT_FOUND", false),
        (418, "HTTP_INTERNAL_SERVER_ERROR", false),
        (599, "HTTP_INTERNAL_SERVER_ERROR", true),
        (502, "HTTP_INTERNAL_SERVER_ERROR", false),
        (418, "REF_NONE", false),
    ] {
        let response = refusal(status, code);
        let said = crate::failure(|| assert_catalogued!(PROBLEMS, response));
        assert_eq!(said.is_none(), is_sent, "{status} {code}: {said:?}");
        let said = crate::failure(|| assert_catalogued!(OTHERS, response));
        assert!(said.is_some(), "{status} {code}");
    }
}
