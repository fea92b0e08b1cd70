//! What an operation answers with, in the documents of utoipa and aide and in the catalogue: its set, and nothing else.

#[path = "../openapi/mod.rs"]
mod openapi;

use crate::{FindOrg, Invite, Members, OrgError, ReadMembers};
use aide::axum::ApiRouter;
use aide::axum::routing::get;
use errorbook::docs::{self, Docs};
use errorbook::utoipa::Errors;
use errorbook::{ApiError, HttpError, catalogue};
use http::{HeaderMap, Method};
use openapi::{check, codes};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use utoipa::OpenApi;

/// An error of a status that [`OrgError`] has too.
#[derive(Debug, ApiError)]
#[api_error(prefix = "QUOTA", subset Used = [Up])]
#[allow(dead_code, reason = "documented, not raised")]
enum Quota {
    #[status(429)]
    #[code("QUOTA_UP")]
    Up,
    #[status(429)]
    #[code("QUOTA_OVER")]
    Over,
}

/// What is hidden is answered as what is not found.
#[derive(Debug, ApiError)]
#[api_error(prefix = "SECRET", subset OnlyHidden = [Hidden])]
#[allow(dead_code, reason = "documented, not raised")]
enum Secret {
    #[status(404)]
    #[code("SECRET_NOT_FOUND")]
    NotFound,
    #[status(403)]
    #[code("SECRET_HIDDEN")]
    #[conceal(as = NotFound)]
    Hidden,
    #[status(409)]
    #[code("SECRET_CONFLICT")]
    Conflict,
}

errorbook::union! {
    enum InviteUsed = Invite | Used | ReadMembers;
}

catalogue! {
    static ERRORS = [OrgError, Quota, Secret, InviteUsed, HttpError];
}

/// Handlers whose documentation alone is read.
#[allow(dead_code, clippy::unused_async)]
mod paths {
    use super::*;

    #[utoipa::path(get, path = "/find", responses((status = 200), FindOrg))]
    pub(super) async fn find() {}

    #[utoipa::path(get, path = "/members", responses((status = 200), Members))]
    pub(super) async fn members() {}

    #[utoipa::path(get, path = "/whole", responses((status = 200), OrgError))]
    pub(super) async fn whole() {}

    #[utoipa::path(get, path = "/union", responses((status = 200), InviteUsed))]
    pub(super) async fn union() {}

    #[utoipa::path(get, path = "/both", responses((status = 200), Errors<(FindOrg, Used)>))]
    pub(super) async fn both() {}

    // 429 is a status of `OrgError`, and not of the subset.
    #[utoipa::path(get, path = "/beside", responses((status = 200), FindOrg, Quota))]
    pub(super) async fn beside() {}

    #[utoipa::path(get, path = "/hidden", responses((status = 200), OnlyHidden))]
    pub(super) async fn hidden() {}
}

#[derive(OpenApi)]
#[openapi(paths(
    paths::find,
    paths::members,
    paths::whole,
    paths::union,
    paths::both,
    paths::beside,
    paths::hidden
))]
struct Paths;

/// The same of aide, which reads it off what the handlers return.
fn of_aide() -> Value {
    fn handler<E>(error: fn() -> E) -> impl Fn() -> std::future::Ready<Result<String, E>> + Clone {
        move || std::future::ready(Err(error()))
    }
    let mut document = aide::openapi::OpenApi::default();
    let _: axum::Router = ApiRouter::new()
        .api_route("/find", get(handler::<FindOrg>(|| unreachable!())))
        .api_route("/members", get(handler::<Members>(|| unreachable!())))
        .api_route("/whole", get(handler::<OrgError>(|| unreachable!())))
        .api_route("/union", get(handler::<InviteUsed>(|| unreachable!())))
        .api_route("/hidden", get(handler::<OnlyHidden>(|| unreachable!())))
        .finish_api(&mut document);
    json!(document)
}

fn served(document: &Value) -> Value {
    let docs = Docs::new(&ERRORS)
        .openapi(document)
        .expect("it takes the errors");
    let answer = docs.answer(&Method::GET, "/openapi.json", &HeaderMap::new());
    serde_json::from_slice(answer.expect("it is there").body()).expect("it is JSON")
}

const FIND: &[&str] = &["ORG_BLOCKED", "ORG_NOT_FOUND", "ORG_STORE"];
const ANSWERS: &[(&str, &[&[&str]])] = &[
    ("/find", &[FIND]),
    ("/members", &[FIND, &["AUTH_MISSING", "AUTH_SCOPE"]]),
    (
        "/whole",
        &[
            FIND,
            &[
                "AUTH_EXPIRED",
                "AUTH_MISSING",
                "AUTH_SCOPE",
                "ORG_RATE_LIMITED",
            ],
        ],
    ),
    (
        "/union",
        &[
            FIND,
            &["AUTH_MISSING", "AUTH_SCOPE", "ORG_RATE_LIMITED", "QUOTA_UP"],
        ],
    ),
    ("/both", &[FIND, &["QUOTA_UP"]]),
    ("/beside", &[FIND, &["QUOTA_OVER", "QUOTA_UP"]]),
    ("/hidden", &[&["SECRET_NOT_FOUND"]]),
];

#[test]
fn an_operation_documents_its_set_and_nothing_else() {
    let utoipa = json!(Paths::openapi());
    let aide = of_aide();
    for (name, document) in [
        ("utoipa", &served(&utoipa)),
        ("aide", &served(&aide)),
        ("covered twice", &served(&served(&utoipa))),
    ] {
        check(name, document);
        for (path, expected) in ANSWERS {
            let Some(responses) = document["paths"][path]["get"]["responses"].as_object() else {
                assert_eq!(name, "aide", "{path}");
                continue;
            };
            let mut found = BTreeSet::new();
            for status in responses.keys().filter(|status| *status != "200") {
                let status = status.parse().expect("a status");
                found.extend(codes(document, path, "get", status));
            }
            let expected: BTreeSet<String> =
                expected.concat().into_iter().map(str::to_owned).collect();
            assert_eq!(found, expected, "{name} {path}");
        }
    }
}

#[test]
fn the_catalogue_has_the_subsets_with_what_they_pass_on() {
    let data = docs::catalogue(&ERRORS);
    let ty = data.types.iter().find(|ty| ty.name() == "OrgError");
    let subsets = json!(ty.expect("it is listed").subsets);
    let auth = format!("{}::AuthError", env!("CARGO_CRATE_NAME"));
    assert_eq!(
        subsets,
        json!([
            { "name": "FindOrg", "variants": ["NotFound", "Hidden", "Blocked", "Store"] },
            {
                "name": "Invite",
                "variants": ["NotFound", "Hidden", "Blocked", "RateLimited", "Store"]
            },
            {
                "name": "Members",
                "variants": ["NotFound", "Hidden", "Blocked", "Store"],
                "inside": [{ "type": auth, "variants": ["Missing", "Scope"] }]
            }
        ])
    );
    // What clients read names no concealed error.
    let public = json!(data.public().types);
    let of_org = &public[0]["subsets"];
    assert!(!of_org.to_string().contains("Hidden"), "{of_org}");
    assert_eq!(
        of_org[0]["variants"],
        json!(["NotFound", "Blocked", "Store"])
    );
}
