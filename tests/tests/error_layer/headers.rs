//! Representations, the headers that stay, and what is left as it is.

use crate::{ERRORS, Framework, NOT_FOUND, Request, silence};
use errorbook::tower::{ErrorLayer, Reshape};
use errorbook::{Body, Profile};

#[actix_web::test]
async fn in_the_representation_that_the_request_asks_for() {
    for (framework, paths) in [
        (Framework::Axum, &["/ours", "/spawned"][..]),
        (
            Framework::Actix,
            &[
                "/ours",
                "/spawned",
                "/spawned-box",
                "/refused/ours",
                "/by-hand",
            ],
        ),
    ] {
        for path in paths {
            for (accept, expected, media_type) in [
                ("application/json", NOT_FOUND, "application/json"),
                (
                    "text/plain",
                    "there is no such organization [ORG_NOT_FOUND]\n",
                    "text/plain; charset=utf-8",
                ),
                ("image/png", NOT_FOUND, "application/json"),
            ] {
                let request = Request::get(path).header("accept", accept);
                let answer = framework.send(&[ErrorLayer::new(&ERRORS)], request).await;
                let got = (answer.status, answer.body.as_str());
                assert_eq!(got, (404, expected), "{framework:?} {path}");
                let content_type = answer.all("content-type");
                assert_eq!(content_type, [media_type], "{framework:?} {path}");
                assert_eq!(answer.all("vary"), ["Accept"], "{framework:?} {path}");
            }
        }
    }
}

#[actix_web::test]
async fn without_the_layer_the_default_is_spoken() {
    for (framework, path, status) in [
        (Framework::Axum, "/ours", 404),
        (Framework::Axum, "/spawned", 404),
        (Framework::Actix, "/ours", 404),
        (Framework::Actix, "/spawned", 404),
        (Framework::Actix, "/any", 500),
    ] {
        let request = Request::get(path).header("accept", "text/plain");
        let answer = framework.send(&[], request).await;
        assert_eq!(answer.status, status, "{framework:?} {path}");
        let content_type = answer.all("content-type");
        let expected = ["application/problem+json"];
        assert_eq!(content_type, expected, "{framework:?} {path}");
    }
}

#[actix_web::test]
async fn other_headers_stay() {
    let layers = [ErrorLayer::new(&ERRORS)];
    for framework in Framework::ALL {
        let get = async |path| framework.send(&layers, Request::get(path)).await;
        let text = get("/text").await;
        assert_eq!(text.all("x-kept"), ["1"], "{framework:?}");
        assert_eq!(text.all("retry-after"), ["7"], "{framework:?}");
        assert_eq!(text.all("cache-control"), ["no-store"], "{framework:?}");
        assert_eq!(text.all("set-cookie"), ["a=b", "c=d"], "{framework:?}");
        let gone = get("/gone").await;
        assert_eq!(gone.all("cache-control"), ["max-age=1"], "{framework:?}");
        let encoded = get("/encoded").await;
        assert!(!encoded.headers.contains_key("content-encoding"));
        for path in ["/token", "/spawned-token"] {
            let challenges = ["Bearer realm=\"a\"", "Basic realm=\"b\""];
            let token = get(path).await;
            assert_eq!(token.all("www-authenticate"), challenges, "{framework:?}");
        }
        let mut wrong = Request::get("/orgs");
        wrong.method = "DELETE";
        let wrong = framework.send(&layers, wrong).await;
        assert_eq!(wrong.all("allow"), ["POST"], "{framework:?}");
    }
}

#[actix_web::test]
async fn what_is_reshaped_is_an_option() {
    let nothing = [ErrorLayer::new(&ERRORS).reshape(Reshape::Nothing)];
    let everything = [ErrorLayer::new(&ERRORS).reshape(Reshape::Everything)];
    for framework in Framework::ALL {
        let secret = framework.send(&nothing, Request::get("/secret")).await;
        assert_eq!(secret.body, "canary in a text", "{framework:?}");
        let hidden = framework.send(&nothing, Request::get("/hidden")).await;
        assert_eq!(hidden.body, NOT_FOUND, "{framework:?}");
        for (path, code) in [("/html", "HTTP_BAD_GATEWAY"), ("/json", "HTTP_BAD_REQUEST")] {
            let answer = framework.send(&everything, Request::get(path)).await;
            let body = &answer.body;
            assert!(body.contains(code), "{framework:?} {path}: {body}");
            assert!(!body.contains("mine"), "{framework:?} {path}: {body}");
            assert_eq!(answer.all("content-type"), ["application/json"]);
        }
    }
}

#[actix_web::test]
async fn layers_nest_and_the_inner_one_decides() {
    static OUTER: Profile = Profile::new().body(Body::ERROR);
    silence();
    let layers = [ErrorLayer::new(&ERRORS), ErrorLayer::with_profile(&OUTER)];
    let panicked = r#"{"code":"HTTP_INTERNAL_SERVER_ERROR","message":"Internal Server Error"}"#;
    let nowhere = r#"{"code":"HTTP_NOT_FOUND","message":"Not Found"}"#;
    for (framework, path, expected) in [
        (Framework::Axum, "/ours", NOT_FOUND),
        (Framework::Axum, "/panic", panicked),
        (Framework::Axum, "/nowhere", nowhere),
        (Framework::Actix, "/ours", NOT_FOUND),
        (Framework::Actix, "/refused/ours", NOT_FOUND),
        (Framework::Actix, "/panic", panicked),
        (Framework::Actix, "/nowhere", nowhere),
    ] {
        let answer = framework.send(&layers, Request::get(path)).await;
        assert_eq!(answer.body, expected, "{framework:?} {path}");
        assert_eq!(answer.all("vary"), ["Accept"], "{framework:?} {path}");
    }
}

#[actix_web::test]
async fn what_is_no_error_passes_untouched() {
    for framework in Framework::ALL {
        let layer = ErrorLayer::new(&ERRORS);
        let bare = framework.send(&[], Request::get("/fine")).await;
        let fine = framework.send(&[layer], Request::get("/fine")).await;
        assert_eq!((fine.status, fine.body.as_str()), (200, "fine"));
        assert_eq!(fine.headers, bare.headers, "{framework:?}");
    }
}

#[actix_web::test]
async fn what_describes_a_body_goes_with_it() {
    let layers = [ErrorLayer::new(&ERRORS)];
    for framework in Framework::ALL {
        for path in ["/described", "/spawned-described"] {
            let bare = framework.send(&[], Request::get(path)).await;
            let answer = framework.send(&layers, Request::get(path)).await;
            for (name, value) in crate::DESCRIPTIONS {
                assert_eq!(bare.all(name), [value], "{framework:?} {path} {name}");
                let none: [&str; 0] = [];
                assert_eq!(answer.all(name), none, "{framework:?} {path} {name}");
            }
            assert_eq!(answer.all("content-type"), ["application/json"]);
        }
    }
}

/// RFC 6585.
#[actix_web::test]
async fn what_must_not_be_stored_is_not() {
    let layers = [ErrorLayer::new(&ERRORS)];
    for framework in Framework::ALL {
        let answer = framework.send(&layers, Request::get("/stored")).await;
        assert_eq!(answer.status, 429, "{framework:?}");
        assert_eq!(answer.all("cache-control"), ["no-store"], "{framework:?}");
    }
}
