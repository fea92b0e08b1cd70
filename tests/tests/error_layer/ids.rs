//! Ids of requests.

use crate::{ERRORS, Framework, Request, silence};
use errorbook::tower::ErrorLayer;
use errorbook::{Profile, body};
use http::HeaderName;

static WITH_ID: Profile = Profile::new().body(body!({ "id": request_id, "code": code }));

#[actix_web::test]
async fn ids_come_in_go_out_and_stand_in_the_body() {
    const PATHS: &[&str] = &["/ours", "/spawned", "/nowhere", "/text", "/panic"];
    silence();
    let long = "a".repeat(10_240);
    for (given, taken) in [
        (Some("abc-123"), true),
        (Some("with space"), false),
        (Some(""), false),
        (Some(long.as_str()), false),
        (None, false),
    ] {
        for (framework, more) in [
            (Framework::Axum, &[][..]),
            (Framework::Actix, &["/refused/ours"]),
        ] {
            for path in [PATHS, more].concat() {
                let mut request = Request::get(path);
                if let Some(given) = given {
                    request = request.header("x-request-id", given);
                }
                let layer = ErrorLayer::with_profile(&WITH_ID);
                let answer = framework.send(&[layer], request).await;
                let ids = answer.all("x-request-id");
                let [id] = ids[..] else {
                    panic!("{framework:?} {path}: {ids:?}")
                };
                assert!(
                    answer.body.starts_with(&format!("{{\"id\":\"{id}\"")),
                    "{framework:?} {path}: {}",
                    answer.body
                );
                if taken {
                    assert_eq!(Some(id), given, "{framework:?} {path}");
                } else {
                    assert_eq!(id.len(), 36, "{framework:?} {path}: {id}");
                }
            }
        }
    }
}

#[actix_web::test]
async fn an_id_needs_a_header() {
    for framework in Framework::ALL {
        let none = ErrorLayer::with_profile(&WITH_ID).request_id_header(None);
        let answer = framework.send(&[none], Request::get("/ours")).await;
        assert!(!answer.headers.contains_key("x-request-id"));
        assert_eq!(answer.body, r#"{"code":"ORG_NOT_FOUND"}"#, "{framework:?}");
        let header = HeaderName::from_static("x-trace");
        let other = ErrorLayer::new(&ERRORS).request_id_header(header);
        let answer = framework.send(&[other], Request::get("/ours")).await;
        assert!(answer.headers.contains_key("x-trace"), "{framework:?}");
    }
}

/// Middleware within the layer, such as tower-http's, may have another id: the body that has one decides.
#[actix_web::test]
async fn a_request_has_one_id() {
    for framework in Framework::ALL {
        for (path, is_others) in [("/other-id", false), ("/foreign-id", true)] {
            let layer = ErrorLayer::with_profile(&WITH_ID);
            let answer = framework.send(&[layer], Request::get(path)).await;
            let ids = answer.all("x-request-id");
            let [id] = ids[..] else {
                panic!("{framework:?} {path}: {ids:?}")
            };
            let start = format!("{{\"id\":\"{id}\"");
            let body = &answer.body;
            assert!(body.starts_with(&start), "{framework:?} {path}: {body}");
            assert_eq!(id == "other", is_others, "{framework:?} {path}");
        }
    }
}
