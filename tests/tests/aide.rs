//! The errors of a handler's `Result` in the documents of aide: all of them, under their statuses.

mod openapi;

use aide::axum::ApiRouter;
use aide::axum::routing::{get, post, post_with};
use aide::openapi::OpenApi;
use aide::{OperationInput, OperationOutput};
use errorbook::axum::extract::{Json, Path, Query};
use errorbook::docs::{Docs, Refusal};
use errorbook::{AnyError, ApiError, Body, HttpError, Problem, Profile, catalogue};
use http::{HeaderMap, Method};
use openapi::{check, codes, response};
use serde_json::Value;
use std::collections::BTreeMap;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[allow(dead_code, reason = "documented, not raised")]
enum OrgError {
    #[status(404)]
    #[code("ORG_NOT_FOUND")]
    #[message("there is no organization {slug}")]
    NotFound {
        #[expose(example = "acme")]
        slug: String,
    },
    #[status(403)]
    #[code("ORG_BLOCKED")]
    Blocked,
    #[status(403)]
    #[code("ORG_FULL")]
    Full {
        #[expose]
        seats: u32,
    },
    #[status(500)]
    #[code("ORG_DEBUG")]
    #[internal]
    Debug,
    #[transparent]
    Auth(AuthError),
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

static SHAPE: Profile = Profile::new().body(Body::CODE_MESSAGE);

catalogue! {
    static ERRORS = [OrgError, AuthError, HttpError];
    profile = SHAPE;
}

/// An extractor that says what it refuses: before the handler, with a status that the handler has too.
struct Guard;

impl OperationInput for Guard {
    fn inferred_early_responses(
        _: &mut aide::generate::GenContext,
        _: &mut aide::openapi::Operation,
    ) -> Vec<(Option<u16>, aide::openapi::Response)> {
        let refused = aide::openapi::Response {
            description: "refused by the guard".to_owned(),
            ..aide::openapi::Response::default()
        };
        vec![(Some(403), refused.clone()), (Some(418), refused)]
    }
}

impl<S: Sync> axum::extract::FromRequestParts<S> for Guard {
    type Rejection = HttpError;

    async fn from_request_parts(_: &mut http::request::Parts, _: &S) -> Result<Self, HttpError> {
        Ok(Guard)
    }
}

/// A success that infers a response of an error's status.
struct Found;

impl axum::response::IntoResponse for Found {
    fn into_response(self) -> axum::response::Response {
        axum::response::Response::default()
    }
}

impl OperationOutput for Found {
    type Inner = Self;

    fn inferred_responses(
        _: &mut aide::generate::GenContext,
        _: &mut aide::openapi::Operation,
    ) -> Vec<(Option<u16>, aide::openapi::Response)> {
        let response = |text: &str| aide::openapi::Response {
            description: text.to_owned(),
            ..aide::openapi::Response::default()
        };
        vec![
            (Some(200), response("found")),
            (Some(404), response("not here")),
        ]
    }
}

fn document() -> OpenApi {
    let mut document = OpenApi::default();
    let _: axum::Router = ApiRouter::new()
        .api_route("/orgs", get(async || Ok::<_, OrgError>(String::new())))
        .api_route(
            "/guarded",
            get(async |_: Guard| Ok::<_, OrgError>(String::new())),
        )
        .api_route(
            "/read/{id}",
            post(
                async |_: Path<BTreeMap<String, u32>>,
                       _: Query<BTreeMap<String, u32>>,
                       _: Json<Vec<u32>>| { Json(vec![1_u32]) },
            ),
        )
        .api_route("/found", get(async || Ok::<_, OrgError>(Found)))
        .api_route("/any", get(async || Ok::<_, AnyError>(String::new())))
        .api_route(
            "/boxed",
            get(async || Ok::<_, Box<dyn ApiError>>(String::new())),
        )
        .api_route(
            "/problem",
            get(async || Ok::<_, Problem<OrgError>>(String::new())),
        )
        .api_route("/error", get(async || AuthError::Missing))
        .api_route(
            "/with",
            post_with(
                async || String::new(),
                |operation| {
                    operation
                        .response::<400, Refusal<400>>()
                        .response::<403, AuthError>()
                },
            ),
        )
        .finish_api(&mut document);
    document
}

fn served(document: &OpenApi) -> Value {
    let docs = Docs::new(&ERRORS).openapi(document).unwrap();
    let answer = docs.answer(&Method::GET, "/openapi.json", &HeaderMap::new());
    serde_json::from_slice(answer.unwrap().body()).unwrap()
}

const ANSWERS: &[(&str, &str, u16, &[&str])] = &[
    ("/orgs", "get", 401, &["AUTH_MISSING"]),
    (
        "/orgs",
        "get",
        403,
        &["AUTH_SCOPE", "ORG_BLOCKED", "ORG_FULL"],
    ),
    ("/orgs", "get", 404, &["ORG_NOT_FOUND"]),
    (
        "/guarded",
        "get",
        403,
        &["AUTH_SCOPE", "ORG_BLOCKED", "ORG_FULL"],
    ),
    // Each of an operation's extractors, where they refuse with one status.
    (
        "/read/{id}",
        "post",
        400,
        &[
            "REQUEST_INCOMPLETE",
            "REQUEST_JSON_SYNTAX",
            "REQUEST_PATH",
            "REQUEST_QUERY",
        ],
    ),
    ("/read/{id}", "post", 415, &["REQUEST_MEDIA_TYPE"]),
    ("/read/{id}", "post", 422, &["REQUEST_JSON_VALUES"]),
    ("/any", "get", 500, &["HTTP_INTERNAL_SERVER_ERROR"]),
    ("/error", "get", 401, &["AUTH_MISSING"]),
    ("/error", "get", 403, &["AUTH_SCOPE"]),
    ("/with", "post", 400, &["HTTP_BAD_REQUEST"]),
];

#[test]
fn nothing_is_lost_and_every_reference_leads_somewhere() {
    let plain = document();
    let served = served(&plain);
    let plain = serde_json::to_value(&plain).unwrap();
    for (name, document) in [("plain", &plain), ("served", &served)] {
        check(name, document);
        for (path, method, status, expected) in ANSWERS {
            assert_eq!(
                codes(document, path, method, *status),
                *expected,
                "{name} {path} {status}"
            );
        }
        for path in ["/boxed", "/problem"] {
            let responses = document["paths"][path]["get"]["responses"]
                .as_object()
                .unwrap();
            assert_eq!(
                responses.keys().collect::<Vec<_>>(),
                ["200"],
                "{name} {path}"
            );
        }
        for hidden in ["ORG_DEBUG", "x-errorbook", "OrgError"] {
            assert!(!document.to_string().contains(hidden), "{name} {hidden}");
        }
    }
}

#[test]
fn what_something_else_answers_with_too_is_joined() {
    let served = served(&document());
    // aide keeps the first of two: the success's own, and drops the error's until it is covered.
    assert_eq!(codes(&served, "/found", "get", 404), ["ORG_NOT_FOUND"]);
    let found = response(&served, "/found", "get", 404);
    assert!(
        found["description"]
            .as_str()
            .unwrap()
            .starts_with("not here"),
        "{found}"
    );
    let teapot = response(&served, "/guarded", "get", 418);
    assert_eq!(teapot["description"], "refused by the guard");
}

#[test]
fn the_catalogue_shapes_the_answers() {
    let served = served(&document());
    for (path, method, status, _) in ANSWERS {
        let content = &response(&served, path, method, *status)["content"];
        let types: Vec<_> = content.as_object().unwrap().keys().collect();
        assert_eq!(types, ["application/json", "text/plain"], "{path} {status}");
    }
    // All errors of the type, each under its own status.
    assert_eq!(codes(&served, "/with", "post", 401), ["AUTH_MISSING"]);
    assert_eq!(codes(&served, "/with", "post", 403), ["AUTH_SCOPE"]);
}
