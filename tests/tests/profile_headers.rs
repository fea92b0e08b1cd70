//! `Profile::header`: a header of every error, what replaces it, and what it replaces.

use axum::Router;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use errorbook::tower::ErrorLayer;
use errorbook::{ApiError, Body, HttpError, Offer, Profile, catalogue};
use http::{HeaderMap, HeaderName, HeaderValue, Request, header};
use tower::ServiceExt;

const VERSION: HeaderName = HeaderName::from_static("docker-distribution-api-version");

static PROFILE: Profile = Profile::new()
    .docs("https://docs.acme.example/{code}")
    .header("docker-distribution-api-version", "registry/2.0")
    .header("cache-control", "must-revalidate")
    .header("pragma", "no-cache")
    .header("content-language", "en")
    .header("retry-after", "7")
    .header(
        "link",
        "<https://acme.example/terms>; rel=\"terms-of-service\"",
    )
    .header("link", "<https://acme.example/status>; rel=\"status\"");

catalogue! {
    static ERRORS = [OrgError, HttpError];
    profile = PROFILE;
}

static EMPTY: Profile = Profile::new()
    .body(Body::EMPTY)
    .offers(&[Offer::JSON])
    .no_store(false)
    .header("content-language", "en")
    .header("cache-control", "max-age=60");

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(404)]
    #[code("ORG_PLAIN")]
    Plain,
    #[status(404)]
    #[code("ORG_OWN")]
    #[header("Pragma", "own")]
    #[header("Cache-Control", "max-age=5")]
    #[header("Link", "<https://acme.example/own>; rel=\"own\"")]
    #[retryable(after = "9s")]
    Own,
    #[status(409)]
    #[code("ORG_FIELDS")]
    Fields {
        #[header("Docker-Distribution-Api-Version")]
        version: &'static str,
        #[header("Link")]
        link: Option<&'static str>,
    },
    #[status(429)]
    #[code("ORG_BUSY")]
    Busy,
}

fn headers(error: &dyn ApiError, profile: &'static Profile) -> HeaderMap {
    let preferences = profile.preferences(&HeaderMap::new());
    // The second is made of what the first has left.
    error.respond(&preferences);
    error.respond(&preferences).headers().clone()
}

fn all(headers: &HeaderMap, name: &str) -> Vec<String> {
    let values = headers.get_all(name).iter();
    let text = |value: &HeaderValue| value.to_str().expect("text").to_owned();
    values.map(text).collect()
}

const TERMS: &str = "<https://acme.example/terms>; rel=\"terms-of-service\"";
const STATUS: &str = "<https://acme.example/status>; rel=\"status\"";

#[test]
fn every_error_has_them() {
    for error in [&OrgError::Plain as &dyn ApiError, &HttpError::NotFound] {
        let headers = headers(error, &PROFILE);
        let code = error.code();
        let docs = format!("<https://docs.acme.example/{code}>; rel=\"help\"");
        for (name, expected) in [
            ("docker-distribution-api-version", vec!["registry/2.0"]),
            ("cache-control", vec!["must-revalidate"]),
            ("pragma", vec!["no-cache"]),
            ("content-language", vec!["en"]),
            ("retry-after", vec!["7"]),
            ("link", vec![docs.as_str(), TERMS, STATUS]),
        ] {
            assert_eq!(all(&headers, name), expected, "{code} {name}");
        }
    }
}

#[test]
fn an_errors_own_stands_for_it_and_links_are_added() {
    let own = headers(&OrgError::Own, &PROFILE);
    for (name, expected) in [
        ("pragma", vec!["own"]),
        ("cache-control", vec!["max-age=5"]),
        ("retry-after", vec!["9"]),
        (
            "link",
            vec![
                "<https://acme.example/own>; rel=\"own\"",
                "<https://docs.acme.example/ORG_OWN>; rel=\"help\"",
                TERMS,
                STATUS,
            ],
        ),
    ] {
        assert_eq!(all(&own, name), expected, "{name}");
    }
    for link in [None, Some("<https://acme.example/field>; rel=\"field\"")] {
        let error = OrgError::Fields {
            version: "registry/3.0",
            link,
        };
        let headers = headers(&error, &PROFILE);
        let version = all(&headers, "docker-distribution-api-version");
        assert_eq!(version, ["registry/3.0"]);
        let docs = "<https://docs.acme.example/ORG_FIELDS>; rel=\"help\"";
        let expected: Vec<&str> = [docs, TERMS, STATUS].into_iter().chain(link).collect();
        assert_eq!(all(&headers, "link"), expected);
    }
}

/// RFC 6585.
#[test]
fn what_must_not_be_stored_says_so() {
    assert_eq!(
        all(&headers(&OrgError::Busy, &PROFILE), "cache-control"),
        ["no-store"]
    );
}

#[test]
fn a_language_is_that_of_a_body() {
    let headers = headers(&OrgError::Plain, &EMPTY);
    assert_eq!(headers.get(header::CONTENT_LANGUAGE), None);
    assert_eq!(all(&headers, "cache-control"), ["max-age=60"]);
}

/// What the framework answers, what panics, and what was rendered out of the layer's sight.
#[tokio::test]
async fn every_error_that_a_layer_sees_has_them() {
    async fn panics() {
        panic!("canary");
    }
    async fn spawned() -> Response {
        let response = tokio::spawn(async { OrgError::Plain.into_response() });
        response.await.expect("it does not panic")
    }
    async fn said() -> Response {
        let mut response = spawned().await;
        let version = HeaderValue::from_static("registry/1.0");
        response.headers_mut().insert(VERSION, version);
        response
    }
    let router = || {
        Router::new()
            .route("/fine", get(|| async { "fine" }))
            .route("/panics", get(panics))
            .route("/spawned", get(spawned))
            .route("/said", get(said))
            .layer(ErrorLayer::new(&ERRORS))
    };
    for (method, path, status, version) in [
        ("GET", "/fine", 200, &[][..]),
        ("GET", "/missing", 404, &["registry/2.0"]),
        ("PUT", "/fine", 405, &["registry/2.0"]),
        ("GET", "/panics", 500, &["registry/2.0"]),
        ("GET", "/spawned", 404, &["registry/2.0"]),
        // Middleware that says it of every response.
        ("GET", "/said", 404, &["registry/1.0"]),
    ] {
        let request = Request::builder().method(method).uri(path);
        let request = request.body(axum::body::Body::empty()).expect("a request");
        let response = router().oneshot(request).await.expect("an answer");
        assert_eq!(response.status(), status, "{method} {path}");
        let headers = response.headers();
        let found = all(headers, VERSION.as_str());
        assert_eq!(found, version, "{method} {path}");
        let links = all(headers, "link").len();
        assert_eq!(links, 3 * version.len(), "{method} {path}");
    }
}
