//! The layer in one `ServiceBuilder` with those of tower-http, over services of axum and of others.

use crate::{ERRORS, OrgError};
use axum::body::Body;
use axum::routing::{get, post};
use axum::{Router, response::IntoResponse};
use bytes::Bytes;
use errorbook::tower::ErrorLayer;
use http::{Request, Response, StatusCode, header};
use http_body_util::combinators::BoxBody;
use http_body_util::{BodyExt, Full};
use std::convert::Infallible;
use std::time::Duration;
use tower::{Service, ServiceBuilder, ServiceExt, service_fn};
use tower_http::compression::CompressionLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::{ResponseBodyTimeoutLayer, TimeoutLayer};
use tower_http::trace::TraceLayer;

async fn ask<S, B>(service: &mut S, request: Request<Body>) -> (StatusCode, String)
where
    S: Service<Request<Body>, Response = Response<B>, Error = Infallible>,
    B: http_body::Body<Data = Bytes>,
    B::Error: std::fmt::Debug,
{
    let response = service.ready().await.unwrap().call(request).await.unwrap();
    let (head, body) = response.into_parts();
    let bytes = body.collect().await.unwrap().to_bytes();
    assert_eq!(
        head.headers[header::CONTENT_TYPE],
        "application/json",
        "{bytes:?}"
    );
    (head.status, String::from_utf8(bytes.to_vec()).unwrap())
}

fn request(method: &str, path: &str, body: &'static str) -> Request<Body> {
    let builder = Request::builder().method(method).uri(path);
    builder
        .header(header::ACCEPT, "application/json")
        .header(header::CONTENT_LENGTH, body.len())
        .body(Body::from(body))
        .unwrap()
}

fn timeout(milliseconds: u64) -> TimeoutLayer {
    let time = Duration::from_millis(milliseconds);
    TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, time)
}

#[tokio::test]
async fn within_one_service_builder() {
    let routes = Router::new()
        .route("/ours", get(|| async { OrgError::NotFound }))
        .route(
            "/spawned",
            get(async || {
                tokio::spawn(async { OrgError::NotFound.into_response() })
                    .await
                    .unwrap()
            }),
        )
        .route("/slow", get(std::future::pending::<()>))
        .route("/read", post(|_: String| async {}));
    let mut service = ServiceBuilder::new()
        .layer(timeout(5_000))
        .layer(ErrorLayer::new(&ERRORS))
        .layer(TraceLayer::new_for_http())
        .layer(RequestBodyLimitLayer::new(8))
        .layer(ResponseBodyTimeoutLayer::new(Duration::from_secs(5)))
        .layer(timeout(20))
        .layer(CompressionLayer::new())
        .service(routes);
    let refusal =
        |code: &str, message: &str| format!(r#"{{"code":"{code}","message":"{message}"}}"#);
    let ours = refusal("ORG_NOT_FOUND", "there is no such organization");
    for (asked, status, body) in [
        (request("GET", "/ours", ""), 404, ours.clone()),
        (request("GET", "/spawned", ""), 404, ours),
        (
            request("GET", "/nowhere", ""),
            404,
            refusal("HTTP_NOT_FOUND", "Not Found"),
        ),
        (
            request("GET", "/slow", ""),
            408,
            refusal("HTTP_REQUEST_TIMEOUT", "Request Timeout"),
        ),
        (
            request("POST", "/read", "more than eight"),
            413,
            refusal("HTTP_CONTENT_TOO_LARGE", "length limit exceeded"),
        ),
    ] {
        let path = asked.uri().clone();
        let got = ask(&mut service, asked).await;
        assert_eq!((got.0.as_u16(), got.1), (status, body), "{path}");
    }
    // The same stack is a layer of axum's router.
    let layer = ServiceBuilder::new()
        .layer(ErrorLayer::new(&ERRORS))
        .layer(CompressionLayer::new())
        .layer(RequestBodyLimitLayer::new(8));
    let mut app: Router = Router::new()
        .route("/ours", get(|| async { OrgError::NotFound }))
        .layer(layer);
    let (status, _) = ask(&mut app, request("GET", "/ours", "")).await;
    assert_eq!(status, 404);
}

#[tokio::test]
async fn over_a_service_with_a_body_of_its_own() {
    type Boxed = BoxBody<Bytes, Box<dyn std::error::Error + Send + Sync>>;

    let answer = |request: Request<Body>| async move {
        let (status, text) = match request.uri().path() {
            "/" => (200, "fine"),
            _ => (409, "two edits"),
        };
        let body = Full::new(Bytes::from_static(text.as_bytes()));
        let body: Boxed = body.map_err(|never| match never {}).boxed();
        let response = Response::builder().status(status);
        let response = response
            .header(header::CONTENT_TYPE, "text/plain")
            .body(body);
        Ok::<_, Infallible>(response.unwrap())
    };
    let mut service = ServiceBuilder::new()
        .layer(ErrorLayer::new(&ERRORS))
        .layer(ErrorLayer::new(&ERRORS))
        .service(service_fn(answer));
    let (status, body) = ask(&mut service, request("GET", "/x", "")).await;
    assert_eq!(status, 409);
    assert_eq!(body, r#"{"code":"HTTP_CONFLICT","message":"two edits"}"#);
    let fine = service.call(request("GET", "/", "")).await.unwrap();
    assert_eq!(fine.into_body().collect().await.unwrap().to_bytes(), "fine");
}
