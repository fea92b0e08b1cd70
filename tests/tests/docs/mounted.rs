//! The documentation as a part of a service.

use super::ask::over_axum;
use super::{ERRORS, JSON, MARKDOWN, NOTHING, PROBLEM};
use actix_web::{App, test as actix};
use errorbook::docs::Docs;
use http::{HeaderMap, Method, StatusCode};
use serde_json::json;
use tower::ServiceExt;

#[tokio::test]
async fn a_service_without_errors_has_pages_too() {
    let app = || errorbook::axum::docs::<()>(&NOTHING);
    for (path, accept) in [
        ("/errors", "text/html"),
        ("/errors", "text/markdown"),
        ("/errors", "application/json"),
        ("/errors.json", "*/*"),
        ("/openapi.json", "*/*"),
    ] {
        let answer = over_axum(app(), &Method::GET, path, &[("accept", accept)]).await;
        assert_eq!(answer.status, 200, "{path} {accept}");
        assert!(!answer.body.is_empty(), "{path} {accept}");
    }
    let answer = over_axum(app(), &Method::GET, "/errors/X", &[]).await;
    assert_eq!(
        answer.json(),
        json!({ "code": "HTTP_NOT_FOUND", "message": "Not Found" })
    );
}

#[tokio::test]
async fn it_merges_and_nests_as_any_router() {
    let refused = |status: StatusCode| async move { status };
    let app = axum::Router::new()
        .route(
            "/orgs",
            axum::routing::get(move || refused(StatusCode::IM_A_TEAPOT)),
        )
        .merge(errorbook::axum::docs(&ERRORS))
        .nest(
            "/docs",
            errorbook::axum::docs(Docs::new(&NOTHING).at("/docs/")),
        )
        .layer(errorbook::tower::ErrorLayer::new(&ERRORS));
    let rows = [
        ("/errors", 200, MARKDOWN),
        ("/docs/errors", 200, MARKDOWN),
        ("/docs/openapi.json", 200, JSON),
        ("/docs/errors/HTTP_NOT_FOUND", 404, PROBLEM),
        ("/errors/NONE", 404, PROBLEM),
        ("/none", 404, PROBLEM),
        ("/orgs", 418, PROBLEM),
    ];
    for (path, status, media_type) in rows {
        let answer = over_axum(app.clone(), &Method::GET, path, &[]).await;
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (status, media_type),
            "{path}"
        );
        assert_eq!(
            answer.headers.contains_key("x-request-id"),
            status >= 400 || !answer.header("x-request-id").is_empty()
        );
    }
    let document = over_axum(app, &Method::GET, "/docs/openapi.json", &[])
        .await
        .json();
    let paths: Vec<_> = document["paths"]
        .as_object()
        .unwrap()
        .keys()
        .cloned()
        .collect();
    assert_eq!(
        paths,
        [
            "/docs/errors",
            "/docs/errors.json",
            "/docs/errors.md",
            "/docs/llms.txt",
            "/docs/openapi.json"
        ]
    );
}

/// No type has to be written where a router is used as it comes.
#[tokio::test]
async fn it_is_a_router_by_itself() {
    let request = || http::Request::new(axum::body::Body::empty());
    let response = errorbook::axum::docs(&ERRORS).oneshot(request()).await;
    assert_eq!(response.unwrap().status(), 404);
    let router = errorbook::axum::docs(&ERRORS);
    let layered = router.layer(errorbook::tower::ErrorLayer::new(&ERRORS));
    assert_eq!(layered.oneshot(request()).await.unwrap().status(), 404);
    let nested = axum::Router::new().nest_service("/docs", errorbook::axum::docs(&ERRORS));
    let _: axum::Router<u8> = nested.merge(errorbook::axum::docs(&ERRORS));
    let _ = errorbook::axum::docs(&ERRORS).into_make_service();
}

#[actix_web::test]
async fn it_stands_in_a_scope_of_actix() {
    let docs = errorbook::actix::docs(Docs::new(&ERRORS).at("/docs"));
    let scope = actix_web::web::scope("/docs").service(docs.clone());
    let layer = errorbook::actix::ErrorLayer::new(&ERRORS);
    let app = actix::init_service(App::new().service(docs).service(scope).wrap(layer)).await;
    for (path, status) in [
        ("/docs/errors", 200),
        ("/docs/errors/LIB_LOST", 200),
        ("/errors/LIB_LOST", 200),
        ("/docs/errors/LIB_SECRET", 404),
        ("/docs/errors/", 404),
        ("/docs/x", 404),
    ] {
        let request = actix::TestRequest::with_uri(path).to_request();
        let response = actix::call_service(&app, request).await;
        assert_eq!(response.status().as_u16(), status, "{path}");
    }
}

#[test]
fn the_pages_are_the_same_each_time() {
    let get = |path: &str| -> http::Response<bytes::Bytes> {
        let docs = Docs::new(&ERRORS);
        docs.answer(&Method::GET, path, &HeaderMap::new()).unwrap()
    };
    for path in [
        "/errors",
        "/errors/LIB_LOST",
        "/errors.json",
        "/openapi.json",
    ] {
        let (first, second) = (get(path), get(path));
        assert_eq!(first.body(), second.body(), "{path}");
        assert_eq!(first.headers()["etag"], second.headers()["etag"], "{path}");
    }
}
