//! The refusals are a member of the catalogue, and what the middleware sends is what the catalogue says.

use super::{FRAMEWORKS, NESTED, NONE, OWN, SOME, ask};
use errorbook::docs::{self, Docs};
use errorbook::testing::{assert_catalogued, never_produced};
use errorbook::{ApiError, Body, Catalogue, HttpError, Profile, body, catalogue};
use http::{HeaderMap, Method};
use serde_json::{Value, json};

static MESSAGE: Profile = Profile::new().body(Body::MESSAGE);

#[derive(Debug, ApiError)]
#[api_error(prefix = "REF")]
enum Few {
    #[status(400)]
    #[code("REF_BAD_REQUEST")]
    #[refusal(4xx)]
    BadRequest,
    #[status(404)]
    #[code("REF_NOT_FOUND")]
    #[message("there is nothing here")]
    NotFound,
    #[status(503)]
    #[code("REF_FAILED")]
    #[refusal(5xx)]
    Failed,
    #[status(504)]
    #[code("REF_NEVER")]
    Never,
}

catalogue! {
    static WITHOUT_CODES = [];
    profile = MESSAGE;
    refusals = Few;
}

/// One code of several refusals, as published contracts have it.
#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "published")]
enum Shared {
    #[status(404)]
    #[code("M_UNRECOGNIZED", shared)]
    #[message("Unrecognized request")]
    NotFound,
    #[status(400)]
    #[code("M_UNRECOGNIZED", shared)]
    #[refusal(4xx)]
    Others,
    #[status(500)]
    #[code("M_UNKNOWN")]
    #[refusal(5xx)]
    Failed,
}

static MATRIX: Profile = Profile::new().body(body!({ "errcode": code, "error": message }));

catalogue! {
    static SHARED = [];
    profile = MATRIX;
    refusals = Shared;
}

#[actix_web::test]
async fn a_shared_code() {
    for framework in FRAMEWORKS {
        for (path, status, code, message) in [
            ("/nowhere", 404, "M_UNRECOGNIZED", "Unrecognized request"),
            (
                "/foreign/405-1-",
                405,
                "M_UNRECOGNIZED",
                "Method Not Allowed",
            ),
            ("/foreign/409--taken", 409, "M_UNRECOGNIZED", "taken"),
            ("/foreign/502--", 502, "M_UNKNOWN", "Bad Gateway"),
            ("/panic", 500, "M_UNKNOWN", "Internal Server Error"),
        ] {
            let (response, _) = ask(framework, &SHARED, "GET", path, "*/*").await;
            assert_eq!(response.status(), status, "{framework:?} {path}");
            let expected = json!({ "errcode": code, "error": message });
            assert_eq!(super::json(&response), expected, "{framework:?} {path}");
            assert_catalogued!(SHARED, response, "{framework:?} {path}");
        }
    }
}

fn codes(catalogue: &'static Catalogue) -> Vec<&'static str> {
    catalogue
        .entries()
        .map(|entry| entry.code().as_str())
        .collect()
}

#[test]
fn they_are_members() {
    let own = [
        "ORG_BLOCKED",
        "ORG_INTERNAL",
        "HTTP_GONE",
        "ORG_NO_ROUTE",
        "ORG_METHOD",
        "ORG_LOGIN",
        "ORG_TOO_LARGE",
        "ORG_UPSTREAM",
        "ORG_REFUSED",
        "ORG_FAILED",
    ];
    assert_eq!(codes(&OWN), own);
    assert_eq!(codes(&NESTED), own);
    let some = [
        "ORG_BLOCKED",
        "ORG_INTERNAL",
        "HTTP_BAD_REQUEST",
        "HTTP_NOT_FOUND",
        "HTTP_INTERNAL_SERVER_ERROR",
    ];
    assert_eq!(codes(&SOME), some);
    assert!(SOME.get("HTTP_GONE").is_none());
    for (catalogue, codes) in [(&OWN, &own[..]), (&SOME, &some[..])] {
        let data = docs::catalogue(catalogue);
        let listed = data.entries().map(|(_, entry)| entry.code.to_string());
        assert_eq!(listed.collect::<Vec<_>>(), codes);
    }
    let data = docs::catalogue(&OWN);
    let service = &data.services[0];
    assert_eq!(service.refusals.as_deref(), Some("refusals::Refusal"));
    let parts = data
        .types
        .iter()
        .filter(|ty| ty.partial)
        .map(|ty| &*ty.path);
    assert_eq!(
        parts.collect::<Vec<_>>(),
        ["errorbook::http_error::HttpError"]
    );
    assert!(OWN.to_markdown().contains("Answers for every other"));
}

#[actix_web::test]
async fn whatever_is_sent_is_catalogued() {
    for framework in FRAMEWORKS {
        for catalogue in [&OWN, &SOME, &NESTED, &WITHOUT_CODES] {
            for accept in ["application/json", "text/plain"] {
                for status in (400..=451).chain([499, 500, 502, 503, 504, 511, 599]) {
                    for kind in ["--", "--text", "-0-text", "-1-text", "-2-"] {
                        // It is taken for the router's own, to which axum adds Allow outside of the layer.
                        if status == 405 && matches!(kind, "--" | "-2-") {
                            continue;
                        }
                        let path = format!("/foreign/{status}{kind}");
                        let (response, _) = ask(framework, catalogue, "GET", &path, accept).await;
                        assert_catalogued!(*catalogue, response, "{framework:?} {path}");
                    }
                }
                for path in [
                    "/nowhere",
                    "/panic",
                    "/masked",
                    "/spawned",
                    "/errors/UNKNOWN",
                ] {
                    let (response, _) = ask(framework, catalogue, "GET", path, accept).await;
                    assert_catalogued!(*catalogue, response, "{framework:?} {path}");
                }
            }
        }
    }
    let report = never_produced(&WITHOUT_CODES);
    let missing: Vec<_> = report
        .entries()
        .iter()
        .map(|entry| entry.code().as_str())
        .collect();
    assert_eq!(missing, [""; 0], "{report}");
}

/// A code that the catalogue lacks is reported, whatever the middleware makes of refusals.
#[actix_web::test]
async fn what_is_not_listed_is_not_catalogued() {
    for framework in FRAMEWORKS {
        for (catalogue, path) in [(&NONE, "/nowhere"), (&SOME, "/gone"), (&OWN, "/unlisted")] {
            let (response, _) = ask(framework, catalogue, "GET", path, "*/*").await;
            let failed = std::panic::catch_unwind(|| assert_catalogued!(*catalogue, response));
            assert!(failed.is_err(), "{framework:?} {path}");
        }
    }
}

/// What an operation says of the framework's refusals is what the middleware sends.
#[test]
fn operations_name_the_services_own() {
    use errorbook::docs::Refusal;
    let document = |catalogue| {
        let responses = <errorbook::utoipa::Errors<(
            super::OrgError,
            Refusal<404>,
            Refusal<409>,
            Refusal<504>,
        )> as utoipa::IntoResponses>::responses();
        let responses = serde_json::to_value(responses).unwrap();
        let document = json!({
            "openapi": "3.1.0",
            "info": { "title": "x", "version": "1" },
            "paths": { "/": { "get": { "responses": responses } } },
        });
        let docs = Docs::new(catalogue).openapi(document).unwrap();
        let answer = docs.answer(&Method::GET, "/openapi.json", &HeaderMap::new());
        serde_json::from_slice::<Value>(answer.unwrap().body()).unwrap()
    };
    for (catalogue, codes) in [
        (
            &OWN,
            [
                (404, "ORG_NO_ROUTE"),
                (409, "ORG_REFUSED"),
                (504, "ORG_UPSTREAM"),
            ],
        ),
        (
            &SOME,
            [
                (404, "HTTP_NOT_FOUND"),
                (409, "HTTP_BAD_REQUEST"),
                (504, "HTTP_INTERNAL_SERVER_ERROR"),
            ],
        ),
    ] {
        let document = document(catalogue);
        let responses = document.pointer("/paths/~1/get/responses").unwrap();
        let statuses: Vec<_> = responses.as_object().unwrap().keys().collect();
        assert_eq!(statuses, ["403", "404", "409", "504"], "{responses:#}");
        for (status, code) in codes {
            let mut response = &responses[status.to_string()];
            if let Some(path) = response["$ref"].as_str() {
                response = document.pointer(&path[1..]).unwrap();
            }
            let mut text = response.to_string();
            for component in document["components"]["schemas"].as_object().unwrap() {
                if text.contains(&format!("schemas/{}\"", component.0)) {
                    text.push_str(&component.1.to_string());
                }
            }
            assert!(
                text.contains(&format!("\"{code}\"")),
                "{status} {code}: {text}"
            );
        }
        assert!(!document.to_string().contains("HTTP_CONFLICT"));
    }
}

/// One type by two ways: in part and whole.
#[test]
fn parts_and_wholes() {
    mod shared {
        use errorbook::{HttpError, catalogue};
        catalogue! {
            pub static PART = [HttpError::{Gone, NotFound}];
        }
        catalogue! {
            pub static WHOLE = [HttpError];
        }
    }
    use shared::{PART, WHOLE};
    catalogue! {
        static PARTS = [HttpError::{NotFound}, ..PART, HttpError::{Locked}];
    }
    catalogue! {
        static ALL = [HttpError::{NotFound}, ..WHOLE];
    }
    catalogue! {
        static ALL_AGAIN = [..WHOLE, HttpError::{NotFound}];
    }
    assert_eq!(
        codes(&PARTS),
        ["HTTP_NOT_FOUND", "HTTP_GONE", "HTTP_LOCKED"]
    );
    let all = HttpError::API_ERRORS.entries().len();
    for catalogue in [&ALL, &ALL_AGAIN] {
        assert_eq!(catalogue.entries().count(), all);
        assert_eq!(catalogue.types().len(), 1);
        assert_eq!(docs::catalogue(catalogue).entries().count(), all);
    }
    assert_eq!(docs::catalogue(&PARTS).entries().count(), 3);
}
