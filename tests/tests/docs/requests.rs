//! Methods, and requests for a page that is known.

use super::ask::{AXUM, Fields, ask, over_axum};
use super::{ERRORS, get};
use errorbook::docs::Docs;
use http::Method;
use http::header::{ACCEPT, ETAG, HeaderMap, HeaderName, HeaderValue, IF_NONE_MATCH};
use std::slice;

#[actix_web::test]
async fn a_head_is_a_get_without_a_body() {
    for path in [
        "/errors",
        "/errors/LIB_LOST",
        "/errors.json",
        "/errors.md",
        "/errors/LIB_LOST.md",
        "/llms.txt",
        "/openapi.json",
        "/errors/NONE",
    ] {
        let fields: Fields = &[("accept", "text/markdown")];
        let get = ask(&Method::GET, path, fields).await;
        let head = ask(&Method::HEAD, path, fields).await;
        assert_eq!(head.status, get.status, "{path}");
        assert!(head.body.is_empty(), "{path}");
        assert_eq!(
            head.header("content-length"),
            get.body.len().to_string(),
            "{path}"
        );
        let mut headers = head.headers.clone();
        headers.remove("content-length");
        assert_eq!(headers, get.headers, "{path}");
        let axum = over_axum(AXUM.clone(), &Method::HEAD, path, fields).await;
        assert_eq!(
            axum.header("content-length"),
            get.body.len().to_string(),
            "{path}"
        );
    }
}

#[actix_web::test]
async fn other_methods_are_refused() {
    for path in [
        "/errors",
        "/errors/LIB_LOST",
        "/errors/NONE",
        "/errors.json",
        "/errors.md",
        "/errors/LIB_LOST.md",
        "/llms.txt",
        "/openapi.json",
    ] {
        for method in [
            Method::POST,
            Method::PUT,
            Method::DELETE,
            Method::OPTIONS,
            Method::PATCH,
            Method::TRACE,
        ] {
            let answer = ask(&method, path, &[]).await;
            assert_eq!(answer.status, 405, "{method} {path}");
            assert_eq!(answer.header("allow"), "GET, HEAD", "{method} {path}");
            assert_eq!(
                answer.json()["code"],
                "HTTP_METHOD_NOT_ALLOWED",
                "{method} {path}"
            );
        }
    }
}

/// What the pages are asked for as.
const ACCEPTS: [&str; 4] = [
    "text/html",
    "text/markdown",
    "application/json",
    "text/plain",
];

#[actix_web::test]
async fn a_known_page_is_not_sent_again() {
    for path in [
        "/errors",
        "/errors/LIB_LOST",
        "/errors.json",
        "/errors.md",
        "/errors/LIB_LOST.md",
        "/llms.txt",
        "/openapi.json",
    ] {
        for accept in ACCEPTS {
            let first = get(path, accept).await;
            let tag = first.header("etag").to_owned();
            assert!(
                tag.starts_with('"') && tag.ends_with('"') && tag.len() > 10,
                "{path} {tag}"
            );
            assert_eq!(first.header("cache-control"), "no-cache", "{path}");
            let weak = format!("W/{tag}");
            let listed = format!("\"a\", \"b,c\" ,{weak}, \"d\"");
            for (known, status) in [
                (tag.as_str(), 304),
                (&weak, 304),
                (&listed, 304),
                ("*", 304),
                ("", 200),
                ("\"other\"", 200),
                (tag.trim_matches('"'), 200),
                (",,", 200),
                ("\"", 200),
            ] {
                let fields: Fields = &[("accept", accept), ("if-none-match", known)];
                for method in [Method::GET, Method::HEAD] {
                    let answer = ask(&method, path, fields).await;
                    assert_eq!(answer.status, status, "{method} {path} {accept} {known}");
                    assert_eq!(
                        answer.header("etag"),
                        tag,
                        "{method} {path} {accept} {known}"
                    );
                    assert_eq!(
                        answer.header("vary"),
                        first.header("vary"),
                        "{path} {accept} {known}"
                    );
                    assert_eq!(
                        answer.header("cache-control"),
                        "no-cache",
                        "{path} {accept} {known}"
                    );
                    if status == 304 {
                        assert!(answer.body.is_empty(), "{path} {accept} {known}");
                        assert_eq!(answer.header("content-type"), "", "{path} {accept} {known}");
                        // RFC 9110 section 8.6: that of the 200.
                        assert_eq!(
                            answer.header("content-length"),
                            first.body.len().to_string(),
                            "{path} {accept} {known}"
                        );
                    }
                }
            }
            let two: Fields = &[
                ("accept", accept),
                ("if-none-match", "\"a\""),
                ("if-none-match", &tag),
            ];
            assert_eq!(
                ask(&Method::GET, path, two).await.status,
                304,
                "{path} {accept}"
            );
        }
    }
    let tag = get("/errors", "text/html").await.header("etag").to_owned();
    let fields: Fields = &[("accept", "application/json"), ("if-none-match", &tag)];
    assert_eq!(
        ask(&Method::GET, "/errors", fields).await.status,
        200,
        "another page's tag"
    );
    let mut tags = Vec::new();
    for accept in [
        "text/html",
        "text/markdown",
        "text/plain",
        "application/json",
    ] {
        tags.push(get("/errors", accept).await.header("etag").to_owned());
    }
    tags.sort();
    tags.dedup();
    assert_eq!(tags.len(), 4, "each representation has a tag of its own");
    let unknown = ask(&Method::GET, "/errors/NONE", &[("if-none-match", "*")]).await;
    assert_eq!(unknown.status, 404);
}

#[test]
fn a_page_is_made_once() {
    let docs = Docs::new(&ERRORS);
    let answer = |path: &str, fields: &[(HeaderName, &str)]| {
        let value = |value: &str| HeaderValue::from_str(value).unwrap();
        let fields = fields
            .iter()
            .map(|(name, text)| (name.clone(), value(text)));
        docs.answer(&Method::GET, path, &fields.collect::<HeaderMap>())
            .unwrap()
    };
    for path in [
        "/errors",
        "/errors/LIB_LOST",
        "/errors/4031",
        "/errors.json",
        "/errors.md",
        "/errors/LIB_LOST.md",
        "/llms.txt",
        "/openapi.json",
    ] {
        for accept in ACCEPTS {
            let accept = (ACCEPT, accept);
            let first = answer(path, slice::from_ref(&accept));
            let tag = first.headers()[ETAG].to_str().unwrap();
            let known = answer(path, &[accept.clone(), (IF_NONE_MATCH, tag)]);
            assert_eq!(known.status(), 304, "{path} {accept:?}");
            let again = answer(path, slice::from_ref(&accept));
            // The very bytes of the first.
            assert_eq!(
                again.body().as_ptr(),
                first.body().as_ptr(),
                "{path} {accept:?}"
            );
        }
    }
}
