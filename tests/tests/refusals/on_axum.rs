//! The service on axum.

use super::{OrgError, Unlisted, foreign, masked, report};
use axum::Router;
use axum::body::Body;
use axum::extract::Path;
use axum::response::IntoResponse;
use axum::routing::get;
use errorbook::testing::Response;
use errorbook::tower::ErrorLayer;
use errorbook::{Catalogue, HttpError};
use std::sync::{Arc, Mutex};
use tower::ServiceExt;

pub(crate) async fn ask(
    catalogue: &'static Catalogue,
    method: &str,
    path: &str,
    accept: &str,
) -> (Response, Vec<String>) {
    let reports = Arc::new(Mutex::new(Vec::new()));
    let sink = Arc::clone(&reports);
    let layer =
        ErrorLayer::new(catalogue).on_error(move |event| sink.lock().unwrap().push(report(event)));
    let spawned = async || {
        let task = tokio::spawn(async { masked().into_response() });
        task.await.unwrap()
    };
    let app = Router::new()
        .route("/here", get(async || "here"))
        .route(
            "/foreign/{path}",
            get(async |Path(path): Path<String>| foreign(&path)),
        )
        .route(
            "/number/{number}",
            get(async |Path(number): Path<u8>| number.to_string()),
        )
        .route("/blocked", get(async || OrgError::Blocked))
        .route("/internal", get(async || OrgError::Internal))
        .route("/unlisted", get(async || Unlisted))
        .route("/gone", get(async || HttpError::Gone))
        .route("/masked", get(async || masked()))
        .route("/spawned", get(spawned))
        .route("/panic", get(panicking))
        .merge(errorbook::axum::docs(catalogue))
        .layer(layer);
    let request = http::Request::builder().method(method).uri(path);
    let request = request.header("accept", accept).body(Body::empty());
    let (head, body) = app.oneshot(request.unwrap()).await.unwrap().into_parts();
    let body = axum::body::to_bytes(body, 1 << 20).await.unwrap();
    let response = Response::from(http::Response::from_parts(head, body)).of(catalogue);
    let reports = std::mem::take(&mut *reports.lock().unwrap());
    (response, reports)
}

async fn panicking() {
    panic!("canary");
}
