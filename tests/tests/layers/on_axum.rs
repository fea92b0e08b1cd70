//! The stack on axum.

use crate::{Answer, CASES, Case, ERRORS, ORIGIN, case, find_organization};
use axum::Router;
use axum::body::{Body as AxumBody, Bytes};
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderName, HeaderValue, Request, StatusCode};
use axum::routing::{get, post};
use errorbook::tower::ErrorLayer;
use errorbook::{Body, HttpError, Profile};
use http_body_util::BodyExt;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tower::{ServiceBuilder, ServiceExt};
use tower_http::compression::CompressionLayer;
use tower_http::cors::CorsLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;

fn app(routes: Router, origin: HeaderValue) -> Router {
    let cors = CorsLayer::new()
        .allow_origin(origin)
        .expose_headers([HeaderName::from_static("x-request-id")]);
    let (late, patience) = (StatusCode::GATEWAY_TIMEOUT, Duration::from_secs(1));
    let layers = ServiceBuilder::new()
        .layer(TraceLayer::new_for_http())
        .layer(cors)
        .layer(CompressionLayer::new())
        .layer(ErrorLayer::new(&ERRORS))
        .layer(TimeoutLayer::with_status_code(late, patience))
        .layer(DefaultBodyLimit::max(1_000));
    routes.layer(layers)
}

fn site(pages: Router, api: Router) -> Router {
    let api = api
        .fallback(|| async { HttpError::NotFound })
        .layer(ErrorLayer::new(&ERRORS));
    pages.nest("/api", api)
}

fn routes() -> Router {
    async fn panics() {
        panic!("canary");
    }
    Router::new()
        .route("/fine", get(|| async { "fine" }))
        .route(
            "/derived",
            get(|| async { Err::<(), _>(find_organization()) }),
        )
        .route(
            "/body",
            post(|body: Bytes| async move { body.len().to_string() }),
        )
        .route("/slow", get(std::future::pending::<()>))
        .route("/panic", get(panics))
}

fn service() -> Router {
    app(routes(), HeaderValue::from_static(ORIGIN))
}

async fn send(service: &Router, case: &Case, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::builder()
        .method(case.method)
        .uri(case.path)
        .header("origin", ORIGIN);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request
        .body(AxumBody::from(vec![b'a'; case.length]))
        .unwrap();
    let (parts, body) = service.clone().oneshot(request).await.unwrap().into_parts();
    Answer {
        status: parts.status.as_u16(),
        headers: parts.headers,
        body: body.collect().await.unwrap().to_bytes().to_vec(),
    }
}

#[tokio::test]
async fn every_error_has_the_format_and_the_headers_of_all_layers() {
    let service = service();
    let late = case("GET", "/slow", 504, "HTTP_GATEWAY_TIMEOUT");
    for case in CASES.iter().chain([&late]) {
        send(&service, case, &[]).await.check(case);
    }
}

#[tokio::test]
async fn errors_are_compressed() {
    let service = service();
    for case in &CASES {
        let answer = send(&service, case, &[("accept-encoding", "gzip")]).await;
        answer.check(case);
        assert!(answer.is_gzip(), "{case:?}");
    }
}

/// CORS answers it, so that it is no error for want of a route.
#[tokio::test]
async fn a_preflight_is_answered_outside_of_the_layer() {
    let headers = [("access-control-request-method", "GET")];
    let preflight = case("OPTIONS", "/fine", 200, "");
    let answer = send(&service(), &preflight, &headers).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.only("access-control-allow-origin"), Some(ORIGIN));
    assert_eq!(answer.body, b"");
}

#[tokio::test]
async fn a_success_passes() {
    let answer = send(&service(), &case("GET", "/fine", 200, ""), &[]).await;
    assert_eq!((answer.status, &*answer.body), (200, &b"fine"[..]));
    assert_eq!(answer.only("access-control-allow-origin"), Some(ORIGIN));
}

/// Outside of the layer, a trace has the status of a panic too.
#[tokio::test]
async fn a_trace_sees_what_is_sent() {
    let seen: Arc<Mutex<Vec<u16>>> = Arc::default();
    let statuses = Arc::clone(&seen);
    let trace = TraceLayer::new_for_http().on_response(
        move |response: &http::Response<_>, _: Duration, _: &tracing::Span| {
            statuses.lock().unwrap().push(response.status().as_u16());
        },
    );
    let errors = || ErrorLayer::new(&ERRORS);
    for (service, expected) in [
        (
            routes().layer(errors()).layer(trace.clone()),
            vec![500, 404, 200],
        ),
        (routes().layer(trace).layer(errors()), vec![404, 200]),
    ] {
        for path in ["/panic", "/nowhere", "/fine"] {
            send(&service, &case("GET", path, 0, ""), &[]).await;
        }
        assert_eq!(std::mem::take(&mut *seen.lock().unwrap()), expected);
    }
}

/// Inside of the layer, CORS has no response to a panic.
#[tokio::test]
async fn cors_inside_misses_a_panic() {
    let cors = CorsLayer::new().allow_origin(HeaderValue::from_static(ORIGIN));
    let service = routes().layer(cors).layer(ErrorLayer::new(&ERRORS));
    for (path, expected) in [("/panic", None), ("/nowhere", Some(ORIGIN))] {
        let answer = send(&service, &case("GET", path, 0, ""), &[]).await;
        assert_eq!(
            answer.only("access-control-allow-origin"),
            expected,
            "{path}"
        );
    }
}

/// tower-http's request ids are outermost, so that the trace has them; the layer takes them over.
#[tokio::test]
async fn a_request_has_one_id() {
    let ids = ServiceBuilder::new()
        .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
        .layer(PropagateRequestIdLayer::x_request_id());
    let service = service().layer(ids);
    for case in &CASES {
        send(&service, case, &[]).await.check(case);
        let answer = send(&service, case, &[("x-request-id", "given")]).await;
        assert_eq!(answer.only("x-request-id"), Some("given"), "{case:?}");
    }
}

/// `Router::layer` concerns what the router has by then.
#[tokio::test]
async fn what_is_added_after_the_layer_is_not_covered() {
    let late = || {
        let handler = || async { (StatusCode::IM_A_TEAPOT, "late") };
        Router::new().route("/late", get(handler))
    };
    let errors = || ErrorLayer::new(&ERRORS);
    for (service, covered) in [
        (routes().merge(late()).layer(errors()), true),
        (routes().layer(errors()).merge(late()), false),
    ] {
        let answer = send(&service, &case("GET", "/late", 418, ""), &[]).await;
        assert_eq!(answer.only("x-request-id").is_some(), covered);
        assert_eq!(answer.body == b"late", !covered);
    }
}

/// Without a fallback of its own, a nested router leaves unknown paths to the outer router.
#[tokio::test]
async fn an_api_beside_pages() {
    let pages = || Router::new().fallback(|| async { (StatusCode::NOT_FOUND, "no such page") });
    let answer = |service: Router, path| async move {
        let answer = send(&service, &case("GET", path, 404, ""), &[]).await;
        String::from_utf8(answer.body).unwrap()
    };
    for (path, expected) in [
        ("/nowhere", "no such page"),
        (
            "/api/nowhere",
            r#"{"title":"Not Found","code":"HTTP_NOT_FOUND"}"#,
        ),
    ] {
        assert_eq!(answer(site(pages(), routes()), path).await, expected);
    }
    let without = pages().nest("/api", routes().layer(ErrorLayer::new(&ERRORS)));
    assert_eq!(answer(without, "/api/nowhere").await, "no such page");
}

/// A part of a service may have another format.
#[tokio::test]
async fn the_innermost_layer_decides() {
    static LEGACY: Profile = Profile::new().body(Body::CODE_MESSAGE);
    let legacy = routes()
        .fallback(|| async { HttpError::NotFound })
        .layer(ErrorLayer::with_profile(&LEGACY));
    let service = routes().nest("/v1", legacy).layer(ErrorLayer::new(&ERRORS));
    for (path, expected) in [
        (
            "/nowhere",
            r#"{"title":"Not Found","code":"HTTP_NOT_FOUND"}"#,
        ),
        (
            "/v1/nowhere",
            r#"{"code":"HTTP_NOT_FOUND","message":"Not Found"}"#,
        ),
        (
            "/v1/derived",
            r#"{"code":"ORG_NOT_FOUND","message":"there is no organization acme","slug":"acme"}"#,
        ),
    ] {
        let answer = send(&service, &case("GET", path, 404, ""), &[]).await;
        assert_eq!(String::from_utf8(answer.body).unwrap(), expected, "{path}");
    }
}

/// Inside of the layer, compression hides the text of a refusal.
#[tokio::test]
async fn compression_inside_hides_texts() {
    const TEXT: &str = "the body is no JSON: expected a value at line 1";
    let refuse = get(|| async { (StatusCode::BAD_REQUEST, TEXT) });
    let service = Router::new()
        .route("/", refuse)
        .layer(CompressionLayer::new())
        .layer(ErrorLayer::new(&ERRORS));
    let case = case("GET", "/", 400, "HTTP_BAD_REQUEST");
    for (headers, detail) in [
        (&[][..], Some(TEXT)),
        (&[("accept-encoding", "gzip")], None),
    ] {
        let answer = send(&service, &case, headers).await;
        assert_eq!(answer.only("content-encoding"), None, "{headers:?}");
        let body: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
        assert_eq!(body["code"], case.code, "{headers:?}");
        assert_eq!(body["detail"].as_str(), detail, "{headers:?}");
    }
}
