//! `operations`: what a document lists for each operation, compared with what its requests were answered with.

use axum::Router;
use axum::body::Body;
use axum::routing::{get, post};
use errorbook::testing::operations;
use errorbook::tower::ErrorLayer;
use errorbook::{ApiError, Body as Shape, Profile, body, catalogue};
use serde_json::{Value, json};
use tower::ServiceExt;

#[derive(Debug, ApiError)]
#[api_error(prefix = "OPER")]
#[allow(dead_code, reason = "one is sent in another's place")]
enum OperError {
    #[status(404)]
    #[code("OPER_NOT_FOUND")]
    NotFound,
    #[status(403)]
    #[code("OPER_HIDDEN")]
    #[conceal(as = NotFound)]
    Hidden,
    #[status(409)]
    #[code("OPER_TAKEN")]
    Taken,
    #[status(500)]
    #[code("OPER_STORE")]
    Store,
}

static NESTED: Profile = Profile::new().body(SHAPE);
const SHAPE: Shape = body!({ "error": { "ref": code } });

catalogue! {
    static ERRORS = [OperError];
    profile = NESTED;
}

/// A schema of a body, at a reference that refers to itself.
fn component(codes: &[&str]) -> Value {
    let one = |code: &&str| json!({ "properties": { "error": { "properties": { "ref": { "const": code } } } } });
    let all: Vec<Value> = codes.iter().map(one).collect();
    json!({ "oneOf": all, "not": { "$ref": "#/components/schemas/Self" }, "examples": [{ "const": "OPER_STORE" }] })
}

fn document(find: &[&str], make: &[&str]) -> Value {
    let responses = |codes| {
        json!({
            "200": { "content": { "application/json": { "schema": { "const": "no code" } } } },
            "default": { "content": { "application/json": { "schema": component(codes) } } },
        })
    };
    json!({
        "paths": {
            "/things/{id}": { "parameters": [], "get": { "responses": responses(find) } },
            "/things": { "post": { "responses": responses(make) } },
        },
        "components": { "schemas": { "Self": { "$ref": "#/components/schemas/Self" } } },
    })
}

/// The names and the codes.
fn rows(rows: &[errorbook::testing::Operation]) -> Vec<String> {
    rows.iter()
        .map(|row| format!("{} {}", row.name(), row.code()))
        .collect()
}

#[tokio::test]
async fn documents_are_compared_with_what_was_sent() {
    let app = Router::new()
        .route("/things/{thing}", get(async || OperError::Hidden))
        .route("/things", post(async || OperError::Taken))
        .route("/other", get(async || OperError::Store))
        .layer(ErrorLayer::new(&ERRORS));
    let exact = document(&["OPER_NOT_FOUND"], &["OPER_TAKEN"]);
    let report = operations(&ERRORS, &exact);
    assert_eq!(
        report.to_string(),
        "2 of 2 errors of operations were never produced:\n  \
         GET /things/{id}  OPER_NOT_FOUND\n  POST /things  OPER_TAKEN"
    );
    for (method, path) in [
        ("HEAD", "/things/1"),
        ("POST", "/things"),
        ("GET", "/other"),
        ("DELETE", "/things/1"),
        ("GET", "/nowhere"),
    ] {
        let request = http::Request::builder().method(method).uri(path);
        let request = request.body(Body::empty()).unwrap();
        app.clone().oneshot(request).await.unwrap();
    }
    let report = operations(&ERRORS, &exact);
    assert!(report.is_exact(), "{report}");
    assert_eq!(
        report.to_string(),
        "all 2 errors of operations were produced, and no other"
    );

    let wrong = document(&["OPER_STORE", "OPER_NOT_FOUND"], &[]);
    let report = operations(&ERRORS, &wrong);
    assert_eq!(
        rows(report.never_produced()),
        ["GET /things/{id} OPER_STORE"]
    );
    assert_eq!(rows(report.not_listed()), ["POST /things OPER_TAKEN"]);
    assert_eq!(
        report.to_string(),
        "1 of 2 errors of operations were never produced:\n  GET /things/{id}  OPER_STORE\n\
         1 that was produced is not listed:\n  POST /things  OPER_TAKEN"
    );
}
