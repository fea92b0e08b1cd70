//! The service on axum.

use crate::service::{LARGEST_BODY, form, json, named, one, pairs, query, two, valid, valid_query};
use crate::{Answer, Request};
use axum::Router;
use axum::body::Body;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use errorbook::Catalogue;
use errorbook::tower::ErrorLayer;
use http_body_util::BodyExt;
use tower::ServiceExt;

#[tokio::main(flavor = "current_thread")]
pub(crate) async fn send(catalogue: &'static Catalogue, request: Request) -> Answer {
    let app = Router::new()
        .route("/json", post(json))
        .route("/valid", post(valid))
        .route("/form", post(form))
        .route("/query", get(query))
        .route("/valid-query", get(valid_query))
        .route("/pairs", get(pairs))
        .route("/one/{id}", get(one))
        .route("/two/{id}/{kind}", get(two))
        .route("/named/{kind}/{id}", get(named))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(ErrorLayer::new(catalogue));
    let mut asked = http::Request::builder()
        .method(request.method)
        .uri(request.path);
    if !request.content_type.is_empty() {
        asked = asked.header("content-type", request.content_type);
    }
    let asked = asked.body(Body::from(request.body)).unwrap();
    let (head, body) = app.oneshot(asked).await.unwrap().into_parts();
    let body = body.collect().await.unwrap().to_bytes();
    let accept = head.headers.get("accept");
    Answer {
        status: head.status.as_u16(),
        accept: accept.map(|value| value.to_str().unwrap().to_owned()),
        body: String::from_utf8(body.into()).unwrap(),
    }
}
