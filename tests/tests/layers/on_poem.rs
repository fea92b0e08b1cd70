//! The stack on poem.

use crate::{Answer, CASES, Case, ERRORS, ORIGIN, case, find_organization};
use errorbook::poem::ErrorLayer;
use poem::http::header::ALLOW;
use poem::http::{Method, StatusCode};
use poem::middleware::{Cors, SizeLimit, Tracing};
use poem::{Endpoint, EndpointExt, Request, Route, RouteMethod, get, handler, post};

fn app(routes: Route, origin: &str) -> impl Endpoint + use<> {
    let cors = Cors::new()
        .allow_origin(origin)
        .expose_header("x-request-id");
    routes
        .with(ErrorLayer::new(&ERRORS))
        .with(cors)
        .with(Tracing)
}

fn only(resource: RouteMethod, allowed: &'static str) -> impl Endpoint {
    resource.catch_error(move |_: poem::error::MethodNotAllowedError| async move {
        poem::IntoResponse::with_header(StatusCode::METHOD_NOT_ALLOWED, ALLOW, allowed)
    })
}

#[handler]
fn fine() -> &'static str {
    "fine"
}

#[handler]
fn derived() -> Result<(), crate::OrgError> {
    Err(find_organization())
}

#[handler]
fn echo(body: Vec<u8>) -> Vec<u8> {
    body
}

#[handler]
fn panics() {
    panic!("canary");
}

fn routes() -> Route {
    Route::new()
        .at("/fine", only(get(fine), "GET"))
        .at("/derived", get(derived))
        .at("/body", post(echo).with(SizeLimit::new(1_000)))
        .at("/panic", get(panics))
}

async fn send(service: &impl Endpoint, case: &Case, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::builder()
        .method(Method::from_bytes(case.method.as_bytes()).unwrap())
        .uri(case.path.parse().unwrap())
        .header("origin", ORIGIN)
        .header("content-length", case.length);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(vec![b'a'; case.length]);
    let (parts, body) = service.get_response(request).await.into_parts();
    Answer {
        status: parts.status.as_u16(),
        headers: parts.headers,
        body: body.into_vec().await.unwrap(),
    }
}

#[tokio::test]
async fn every_error_has_the_format_and_the_headers_of_all_layers() {
    let service = app(routes(), ORIGIN);
    for case in &CASES {
        send(&service, case, &[]).await.check(case);
    }
}

#[tokio::test]
async fn a_preflight_is_answered_outside_of_the_layer() {
    let headers = [("access-control-request-method", "GET")];
    let preflight = case("OPTIONS", "/fine", 200, "");
    let answer = send(&app(routes(), ORIGIN), &preflight, &headers).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.only("access-control-allow-origin"), Some(ORIGIN));
}

/// poem's 405 does not say what is allowed, so that it has the code of the 400.
#[tokio::test]
async fn a_route_that_does_not_say_what_it_allows() {
    let unsaid = case("DELETE", "/derived", 405, "HTTP_BAD_REQUEST");
    let answer = send(&app(routes(), ORIGIN), &unsaid, &[]).await;
    answer.check(&unsaid);
    assert_eq!(answer.only("allow"), None);
}

/// CORS itself refuses another origin, so that a second layer is around it.
#[tokio::test]
async fn an_origin_that_is_not_allowed() {
    let elsewhere = "https://elsewhere.example";
    let inner = || app(routes(), elsewhere);
    let both = inner().with(ErrorLayer::new(&ERRORS));
    let case = case("GET", "/fine", 403, "HTTP_FORBIDDEN");
    let answer = send(&inner(), &case, &[]).await;
    assert_eq!(answer.status, 403);
    assert_eq!(
        answer.only("content-type"),
        Some("text/plain; charset=utf-8")
    );
    let answer = send(&both, &case, &[]).await;
    let body: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!((answer.status, &body["code"]), (403, &case.code.into()));
}

/// For a pattern of origins, CORS replaces Vary, which says that errors depend on Accept.
#[tokio::test]
async fn vary_is_lost_where_origins_are_a_pattern() {
    let case = case("GET", "/derived", 404, "ORG_NOT_FOUND");
    for (cors, vary) in [
        (Cors::new().allow_origin(ORIGIN), "Accept"),
        (
            Cors::new().allow_origin_regex("https://*.acme.example"),
            "Origin",
        ),
    ] {
        let service = routes().with(ErrorLayer::new(&ERRORS)).with(cors);
        let answer = send(&service, &case, &[]).await;
        assert_eq!(answer.only("vary"), Some(vary));
    }
}
