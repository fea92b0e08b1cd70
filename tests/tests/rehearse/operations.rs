//! With the service's document, an operation has its own errors alone.

use crate::frameworks::{Answer, Framework};
use crate::{CODES, ERRORS};
use axum::Router;
use axum::routing::get;
use errorbook::docs::Docs;
use errorbook::tower::ErrorLayer;
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tower::ServiceExt;

fn responses(codes: &[&str]) -> Value {
    let schemas: Vec<Value> = codes
        .iter()
        .map(|code| json!({ "properties": { "code": { "const": code } } }))
        .collect();
    json!({ "responses": { "default": {
        "description": "An error.",
        "content": { "application/problem+json": { "schema": { "oneOf": schemas } } },
    } } })
}

fn layer() -> ErrorLayer {
    layer_of(&json!([]))
}

fn layer_of(servers: &Value) -> ErrorLayer {
    let document = json!({
        "openapi": "3.1.0",
        "servers": servers,
        "info": { "title": "acme", "version": "1" },
        "paths": {
            "/orgs/{slug}": {
                "parameters": [],
                "get": responses(&["ORG_NOT_FOUND", "ORG_TOKEN"]),
                "head": responses(&["ORG_STORE"]),
            },
            "/orgs/acme": { "get": responses(&["ORG_STORE"]) },
            "/orgs/{slug}/members": {
                "get": { "responses": { "403": { "$ref": "#/components/responses/Error403" } } },
                "post": responses(&["ORG_INVALID"]),
            },
            "/health": { "get": { "responses": { "200": { "description": "Fine." } } } },
        },
    });
    let docs = Docs::new(&ERRORS).openapi(document).unwrap();
    ErrorLayer::new(&ERRORS).rehearse(&docs)
}

#[tokio::test]
async fn an_operation_has_the_errors_of_its_document() {
    let every = CODES.as_slice();
    let cases: &[(&str, &str, &str, &[&str])] = &[
        (
            "GET",
            "/orgs/other",
            "GET /orgs/{slug}",
            &["ORG_NOT_FOUND", "ORG_TOKEN"],
        ),
        (
            "GET",
            "/orgs/other?a=/b/c",
            "GET /orgs/{slug}",
            &["ORG_NOT_FOUND", "ORG_TOKEN"],
        ),
        ("HEAD", "/orgs/other", "HEAD /orgs/{slug}", &["ORG_STORE"]),
        // What is written out comes first, as OpenAPI has it.
        ("GET", "/orgs/acme", "GET /orgs/acme", &["ORG_STORE"]),
        (
            "GET",
            "/orgs/acme/members",
            "GET /orgs/{slug}/members",
            &["4031"],
        ),
        (
            "HEAD",
            "/orgs/acme/members",
            "GET /orgs/{slug}/members",
            &["4031"],
        ),
        (
            "POST",
            "/orgs/acme/members",
            "POST /orgs/{slug}/members",
            &["ORG_INVALID"],
        ),
        ("GET", "/health", "GET /health", &[]),
        // No operation of the document.
        ("GET", "/orgs/", "the service", every),
        ("GET", "/orgs/a/members/b", "the service", every),
        ("DELETE", "/orgs/acme", "the service", every),
    ];
    let layer = layer();
    for framework in [Framework::Axum, Framework::Actix, Framework::Poem] {
        for (method, path, name, codes) in cases {
            let send = async |prefer: &str| {
                let headers: [(&str, &[u8]); 2] =
                    [("prefer", prefer.as_bytes()), ("accept", b"text/plain")];
                framework.send(&layer, method, path, &headers).await
            };
            let row = format!("{framework:?} {method} {path}");
            for code in CODES {
                let answer = send(&format!("error=\"{code}\"")).await;
                let is_applied = !answer.all("preference-applied").is_empty();
                assert_eq!(is_applied, codes.contains(&code), "{row} {code}");
            }
            let listed = if codes.is_empty() {
                "none".to_owned()
            } else {
                codes.join(", ")
            };
            let answer = send("error=X").await;
            let expected = format!("{name} has no error \"X\" to rehearse: it has {listed} [");
            let is_listed = answer.body.starts_with(&expected);
            assert!(is_listed || *method == "HEAD", "{row}: {}", answer.body);
        }
    }
}

#[tokio::test]
async fn a_concealed_error_is_the_operations_where_the_other_is() {
    let layer = layer();
    for (path, status) in [("/orgs/other", 404), ("/orgs/acme", 400)] {
        let headers: [(&str, &[u8]); 1] = [("prefer", b"error=ORG_HIDDEN")];
        let answer = Framework::Axum.send(&layer, "GET", path, &headers).await;
        assert_eq!(answer.status, status, "{path}");
    }
}

/// Whether `/orgs/{slug}` is asked for.
fn is_of_operation(answer: &Answer) -> bool {
    answer.body.starts_with("GET /orgs/{slug} has no error")
}

const ASKED: [(&str, &[u8]); 2] = [("prefer", b"error=X"), ("accept", b"text/plain")];

#[tokio::test]
async fn the_servers_of_a_document_have_a_path_of_their_own() {
    for (servers, path, found) in [
        (
            json!([{ "url": "https://acme.example/v1" }]),
            "/v1/orgs/x",
            true,
        ),
        (
            json!([{ "url": "https://acme.example/v1/" }]),
            "/orgs/x",
            true,
        ),
        (
            json!([{ "url": "/" }, { "url": "/v1/beta" }]),
            "/v1/beta/orgs/x",
            true,
        ),
        (
            json!([{ "url": "https://acme.example" }]),
            "/v1/orgs/x",
            false,
        ),
        (json!([{ "url": "/v1" }]), "/v12/orgs/x", false),
        (json!([{ "url": "/v1" }]), "/v1orgs/x", false),
        (json!([{ "url": 1 }, {}, 2]), "/v1/orgs/x", false),
    ] {
        let layer = layer_of(&servers);
        for framework in [Framework::Axum, Framework::Actix, Framework::Poem] {
            let answer = framework.send(&layer, "GET", path, &ASKED).await;
            assert_eq!(is_of_operation(&answer), found, "{servers} {path}");
        }
    }
}

/// A layer inside sees what is left of the path.
#[tokio::test]
async fn a_nested_router_is_below_the_paths_of_the_document() {
    let inside = |layer: &ErrorLayer| {
        let routes = Router::new().route("/{name}", get(async || ()));
        routes.layer(layer.clone())
    };
    let layer = layer();
    for (router, path) in [
        (Router::new().nest("/orgs", inside(&layer)), "/orgs/x"),
        (
            Router::new().nest("/api", Router::new().nest("/orgs", inside(&layer))),
            "/api/orgs/x",
        ),
    ] {
        let mut request = http::Request::builder().uri(path);
        for (name, value) in ASKED {
            request = request.header(name, value);
        }
        let request = request.body(axum::body::Body::empty()).unwrap();
        let (_, body) = router.oneshot(request).await.unwrap().into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        let body = String::from_utf8(body.to_vec()).unwrap();
        let is_of_operation = body.starts_with("GET /orgs/{slug} has no error");
        // The document does not say that it is below `/api`.
        assert_eq!(is_of_operation, !path.starts_with("/api"), "{body}");
    }
}

/// Without a document, the pages of a service say nothing of its operations.
#[tokio::test]
async fn pages_without_a_document_have_the_errors_of_the_service() {
    let layer = ErrorLayer::new(&ERRORS).rehearse(&Docs::new(&ERRORS));
    let headers: [(&str, &[u8]); 1] = [("prefer", b"error=ORG_INVALID")];
    let answer = Framework::Axum
        .send(&layer, "GET", "/errors", &headers)
        .await;
    assert_eq!(answer.status, 422);
}
