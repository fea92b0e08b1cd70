//! With the service's document, an operation has its own errors alone.

use crate::frameworks::Framework;
use crate::{CODES, ERRORS};
use errorbook::docs::Docs;
use errorbook::tower::ErrorLayer;
use serde_json::{Value, json};

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
    let document = json!({
        "openapi": "3.1.0",
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
    // A request to poem has a target where a server took it: `services` asks the demo.
    for framework in [Framework::Axum, Framework::Actix] {
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
