//! What extractors refuse with in a document: in their own codes, or in those that answer for them.

use crate::openapi::{check, codes};
use crate::own_codes::OWN;
use crate::service::{ERRORS, NewOrg};
use errorbook::Catalogue;
use errorbook::axum::extract::{Json, Path, Valid};
use errorbook::docs::Docs;
use errorbook::utoipa::Errors;
use http::{HeaderMap, Method};
use serde_json::Value;
use utoipa::OpenApi;

#[utoipa::path(
    put, path = "/orgs/{id}",
    responses((status = 200), Errors<(Path<u32>, Valid<Json<NewOrg>>)>),
)]
#[allow(dead_code, reason = "documented, not called")]
fn replace() {}

#[derive(OpenApi)]
#[openapi(paths(replace))]
struct Api;

/// A status, and the codes under it.
type Status = (u16, &'static [&'static str]);

fn served(catalogue: &'static Catalogue) -> Value {
    let docs = Docs::new(catalogue).openapi(Api::openapi()).unwrap();
    let answer = docs.answer(&Method::GET, "/openapi.json", &HeaderMap::new());
    serde_json::from_slice(answer.unwrap().body()).unwrap()
}

#[test]
fn an_extractor_stands_for_what_it_refuses_with() {
    let rows: [(&'static Catalogue, [Status; 4]); 2] = [
        (
            &ERRORS,
            [
                (
                    400,
                    &["REQUEST_INCOMPLETE", "REQUEST_JSON_SYNTAX", "REQUEST_PATH"],
                ),
                (413, &["REQUEST_TOO_LARGE"]),
                (415, &["REQUEST_MEDIA_TYPE"]),
                (422, &["ORG_INVALID", "REQUEST_JSON_VALUES"]),
            ],
        ),
        (
            &OWN,
            [
                (400, &["ORG_REQUEST"]),
                (413, &["ORG_TOO_LARGE"]),
                (415, &["ORG_MEDIA_TYPE"]),
                (422, &["ORG_INVALID", "ORG_VALUES"]),
            ],
        ),
    ];
    for (catalogue, statuses) in rows {
        let document = served(catalogue);
        check(catalogue.path(), &document);
        for (status, expected) in statuses {
            let found = codes(&document, "/orgs/{id}", "put", status);
            assert_eq!(found, expected, "{} {status}", catalogue.path());
        }
        let responses = document["paths"]["/orgs/{id}"]["put"]["responses"].as_object();
        assert_eq!(responses.unwrap().len(), 5, "{}", catalogue.path());
    }
}
