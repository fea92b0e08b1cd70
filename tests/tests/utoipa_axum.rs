//! The errors of handlers in the document of an `OpenApiRouter`, whose paths come after the modifiers ran.

mod openapi;

use errorbook::docs::{Docs, Refusal};
use errorbook::utoipa::Errors;
use errorbook::{ApiError, Body, HttpError, Profile, catalogue};
use http::{HeaderMap, Method};
use openapi::{check, codes, response};
use serde_json::Value;
use utoipa::{Modify, OpenApi};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[allow(dead_code, reason = "documented, not raised")]
enum OrgError {
    #[status(404)]
    #[code("ORG_NOT_FOUND")]
    NotFound {
        #[expose(example = "acme")]
        slug: String,
    },
    #[status(403)]
    #[code("ORG_BLOCKED")]
    Blocked,
    #[status(500)]
    #[code("ORG_DEBUG")]
    #[internal]
    Debug,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "AUTH")]
#[challenge(Bearer, realm = "orgs")]
#[allow(dead_code, reason = "documented, not raised")]
enum AuthError {
    #[status(401)]
    #[code("AUTH_MISSING")]
    Missing,
    #[status(403)]
    #[code("AUTH_SCOPE")]
    Scope,
}

/// No catalogue lists it.
#[derive(Debug, ApiError)]
#[api_error(codes = 7000..=7999)]
#[status(409)]
#[code(7001)]
#[allow(dead_code, reason = "documented, not raised")]
struct Numbered;

static SHAPE: Profile = Profile::new()
    .body(Body::CODE_MESSAGE)
    .docs("https://acme.example/errors/{code}");

catalogue! {
    static ERRORS = [OrgError, AuthError, HttpError];
    profile = SHAPE;
}

catalogue! {
    static DEFAULTS = [OrgError, AuthError, HttpError];
}

#[utoipa::path(get, path = "/orgs", responses((status = 200, description = "all"), OrgError, AuthError))]
async fn list() {}

#[utoipa::path(post, path = "/orgs", responses((status = 201), Errors<(AuthError, Refusal<400>, Numbered)>))]
async fn create() {}

#[utoipa::path(get, path = "/{slug}", responses((status = 200), OrgError))]
async fn read() {}

#[derive(OpenApi)]
#[openapi(modifiers(&ERRORS))]
struct Api;

fn document() -> utoipa::openapi::OpenApi {
    let nested = OpenApiRouter::new().routes(routes!(read));
    let router = OpenApiRouter::with_openapi(Api::openapi())
        .routes(routes!(list, create))
        .nest("/nested", nested);
    let (_, document): (axum::Router, _) = router.split_for_parts();
    document
}

fn json(document: &utoipa::openapi::OpenApi) -> Value {
    serde_json::to_value(document).unwrap()
}

fn check_answers(name: &str, document: &Value, of_both: &[&str]) {
    check(name, document);
    let rows: [(&str, &str, u16, &[&str]); 8] = [
        ("/orgs", "get", 401, &["AUTH_MISSING"]),
        ("/orgs", "get", 403, of_both),
        ("/orgs", "get", 404, &["ORG_NOT_FOUND"]),
        ("/orgs", "post", 400, &["HTTP_BAD_REQUEST"]),
        ("/orgs", "post", 401, &["AUTH_MISSING"]),
        ("/orgs", "post", 403, &["AUTH_SCOPE"]),
        ("/nested/{slug}", "get", 403, &["ORG_BLOCKED"]),
        ("/nested/{slug}", "get", 404, &["ORG_NOT_FOUND"]),
    ];
    for (path, method, status, expected) in rows {
        let found = codes(document, path, method, status);
        assert_eq!(found, expected, "{name} {method} {path} {status}");
    }
    assert!(
        response(document, "/orgs", "post", 409).is_object(),
        "{name}"
    );
    // Nothing in the document is errorbook's own, or says where the service's source is.
    let text = document.to_string();
    for mark in [
        "x-errorbook",
        "utoipa_axum::",
        ".rs",
        "ORG_DEBUG",
        "OrgError",
    ] {
        assert!(!text.contains(mark), "{name}: {mark}");
    }
}

#[test]
fn a_document_that_nothing_covers_is_whole() {
    let document = document();
    check_answers("plain", &json(&document), &["AUTH_SCOPE"]);
    let operation = &json(&document)["paths"]["/orgs"]["get"]["responses"];
    let statuses: Vec<_> = operation.as_object().unwrap().keys().collect();
    assert_eq!(statuses, ["200", "401", "403", "404"]);
}

#[test]
fn the_catalogue_covers_the_document_once_its_paths_are_there() {
    let both = ["AUTH_SCOPE", "ORG_BLOCKED"];
    let mut modified = document();
    ERRORS.modify(&mut modified);
    let mut twice = modified.clone();
    ERRORS.modify(&mut twice);
    let docs = Docs::new(&ERRORS).openapi(document()).unwrap();
    let served = docs.answer(&Method::GET, "/openapi.json", &HeaderMap::new());
    let served = serde_json::from_slice(served.unwrap().body()).unwrap();
    for (name, document) in [
        ("modified", json(&modified)),
        ("twice", json(&twice)),
        ("served", served),
    ] {
        check_answers(name, &document, &both);
        for (path, method, status) in [("/orgs", "get", 403), ("/orgs", "post", 409)] {
            let content = &response(&document, path, method, status)["content"];
            let types: Vec<_> = content.as_object().unwrap().keys().collect();
            assert_eq!(types, ["application/json", "text/plain"], "{name} {path}");
        }
    }
    assert_eq!(json(&modified), json(&twice));
}

#[test]
fn a_catalogue_of_the_default_profile_covers_it_too() {
    let mut document = OpenApiRouter::<()>::new().routes(routes!(list, create));
    DEFAULTS.modify(document.get_openapi_mut());
    let document = json(document.get_openapi());
    let found = codes(&document, "/orgs", "get", 403);
    assert_eq!(found, ["AUTH_SCOPE", "ORG_BLOCKED"]);
    let content = &document["paths"]["/orgs"]["get"]["responses"]["404"]["content"];
    assert_eq!(
        content["application/json"]["schema"],
        serde_json::json!({ "$ref": "#/components/schemas/ORG_NOT_FOUND" })
    );
}
