//! The refusals of others, panics, ids and events, through `ErrorLayer` on axum.

use axum::Router;
use axum::body::Body as AxumBody;
use axum::extract::{DefaultBodyLimit, Json, Path, Query};
use axum::response::{Html, IntoResponse};
use axum::routing::{get, post};
use bytes::Bytes;
use errorbook::tower::{ErrorLayer, Reshape};
use errorbook::{ApiError, Body, Profile, body, catalogue};
use http::{HeaderMap, HeaderName, Request, Response, StatusCode, header};
use http_body_util::BodyExt;
use std::sync::{Arc, Mutex};
use tower::ServiceExt;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(404)]
    #[code("ORG_NOT_FOUND")]
    #[message("there is no such organization")]
    NotFound,
    #[status(403)]
    #[code("ORG_HIDDEN")]
    #[conceal(as = NotFound)]
    Hidden(#[source] std::io::Error),
}

fn hidden() -> OrgError {
    OrgError::Hidden(std::io::Error::other("canary"))
}

static ACME: Profile = Profile::new()
    .problem_type("urn:acme:{code}")
    .body(Body::CODE_MESSAGE);

catalogue! {
    static ERRORS = [OrgError, errorbook::HttpError];
    profile = ACME;
}

#[derive(serde::Deserialize)]
struct Seats {
    #[allow(dead_code, reason = "only read from JSON")]
    seats: u8,
}

async fn panics() -> StatusCode {
    assert!(!std::hint::black_box(true), "canary in a panic");
    StatusCode::OK
}

fn router() -> Router {
    Router::new()
        .route("/orgs", post(|_: Json<Seats>| async {}))
        .route("/orgs/{id}", get(|_: Path<u8>| async {}))
        .route("/query", get(|_: Query<Seats>| async {}))
        .route("/ours", get(|| async { Err::<(), _>(OrgError::NotFound) }))
        .route("/hidden", get(|| async { Err::<(), _>(hidden()) }))
        .route(
            "/by-hand",
            get(|| async {
                OrgError::NotFound
                    .respond(&errorbook::Preferences::default())
                    .map(AxumBody::from)
            }),
        )
        .route(
            "/spawned",
            get(|| async {
                tokio::spawn(async { hidden().into_response() })
                    .await
                    .unwrap()
            }),
        )
        .route(
            "/json",
            get(|| async { (StatusCode::IM_A_TEAPOT, Json("mine")) }),
        )
        .route(
            "/html",
            get(|| async { (StatusCode::BAD_GATEWAY, Html("<p>mine")) }),
        )
        .route(
            "/secret",
            get(|| async { (StatusCode::BAD_GATEWAY, "canary in a text") }),
        )
        .route(
            "/text",
            get(|| async {
                (
                    StatusCode::CONFLICT,
                    [("x-kept", "1"), ("retry-after", "7")],
                    "two \"edits\"\n at once\n",
                )
            }),
        )
        .route(
            "/long",
            get(|| async { (StatusCode::CONFLICT, "a".repeat(5_000)) }),
        )
        .route("/teapot", get(|| async { StatusCode::IM_A_TEAPOT }))
        .route(
            "/unlisted",
            get(|| async { StatusCode::from_u16(599).unwrap() }),
        )
        .route(
            "/gone",
            get(|| async {
                (
                    StatusCode::GONE,
                    [
                        (header::SET_COOKIE, "a=b"),
                        (header::CACHE_CONTROL, "max-age=1"),
                    ],
                )
            }),
        )
        .route(
            "/encoded",
            get(|| async {
                (
                    StatusCode::CONFLICT,
                    [(header::CONTENT_ENCODING, "gzip")],
                    "binary",
                )
            }),
        )
        .route("/panic", get(panics))
        .route("/fine", get(|| async { "fine" }))
        .layer(DefaultBodyLimit::max(64))
}

/// Method, path, content type and body; what comes back.
type Case = (
    &'static str,
    &'static str,
    Option<&'static str>,
    &'static str,
    u16,
    &'static str,
);

async fn send(router: Router, request: Request<AxumBody>) -> (StatusCode, HeaderMap, String) {
    let (parts, body) = router.oneshot(request).await.unwrap().into_parts();
    let bytes = body.collect().await.unwrap().to_bytes();
    (
        parts.status,
        parts.headers,
        String::from_utf8(bytes.to_vec()).unwrap(),
    )
}

fn request(method: &str, path: &str) -> http::request::Builder {
    Request::builder()
        .method(method)
        .uri(path)
        .header(header::ACCEPT, "application/json")
}

#[tokio::test]
#[allow(clippy::too_many_lines, reason = "a table")]
async fn every_refusal_in_the_shape_of_the_service() {
    const JSON: Option<&str> = Some("application/json");
    let long = "{\"seats\": 1, \"padding\": \"012345678901234567890123456789012345678901234567890123456789\"}";
    let cases: Vec<Case> = vec![
        (
            "GET",
            "/nowhere",
            None,
            "",
            404,
            r#"{"code":"HTTP_NOT_FOUND","message":"Not Found"}"#,
        ),
        (
            "PUT",
            "/orgs",
            None,
            "",
            405,
            r#"{"code":"HTTP_METHOD_NOT_ALLOWED","message":"Method Not Allowed"}"#,
        ),
        (
            "POST",
            "/orgs",
            JSON,
            "{",
            400,
            r#"{"code":"HTTP_BAD_REQUEST","message":"Failed to parse the request body as JSON: EOF while parsing an object at line 1 column 1"}"#,
        ),
        (
            "POST",
            "/orgs",
            JSON,
            r#"{"seats":"a"}"#,
            422,
            r#"{"code":"HTTP_UNPROCESSABLE_CONTENT","message":"Failed to deserialize the JSON body into the target type: seats: invalid type: string \"a\", expected u8 at line 1 column 12"}"#,
        ),
        (
            "POST",
            "/orgs",
            None,
            "{}",
            415,
            r#"{"code":"HTTP_UNSUPPORTED_MEDIA_TYPE","message":"Expected request with `Content-Type: application/json`"}"#,
        ),
        (
            "POST",
            "/orgs",
            JSON,
            long,
            413,
            r#"{"code":"HTTP_CONTENT_TOO_LARGE","message":"Failed to buffer the request body: length limit exceeded"}"#,
        ),
        (
            "GET",
            "/orgs/x",
            None,
            "",
            400,
            r#"{"code":"HTTP_BAD_REQUEST","message":"Invalid URL: Cannot parse `x` to a `u8`"}"#,
        ),
        (
            "GET",
            "/query",
            None,
            "",
            400,
            r#"{"code":"HTTP_BAD_REQUEST","message":"Failed to deserialize query string: missing field `seats`"}"#,
        ),
        (
            "GET",
            "/ours",
            None,
            "",
            404,
            r#"{"code":"ORG_NOT_FOUND","message":"there is no such organization"}"#,
        ),
        (
            "GET",
            "/hidden",
            None,
            "",
            404,
            r#"{"code":"ORG_NOT_FOUND","message":"there is no such organization"}"#,
        ),
        (
            "GET",
            "/spawned",
            None,
            "",
            404,
            r#"{"code":"ORG_NOT_FOUND","message":"there is no such organization"}"#,
        ),
        ("GET", "/json", None, "", 418, "\"mine\""),
        ("GET", "/html", None, "", 502, "<p>mine"),
        (
            "GET",
            "/secret",
            None,
            "",
            502,
            r#"{"code":"HTTP_BAD_GATEWAY","message":"Bad Gateway"}"#,
        ),
        (
            "GET",
            "/text",
            None,
            "",
            409,
            r#"{"code":"HTTP_CONFLICT","message":"two \"edits\"\n at once"}"#,
        ),
        (
            "GET",
            "/long",
            None,
            "",
            409,
            r#"{"code":"HTTP_CONFLICT","message":"Conflict"}"#,
        ),
        (
            "GET",
            "/teapot",
            None,
            "",
            418,
            r#"{"code":"HTTP_BAD_REQUEST","message":"Bad Request"}"#,
        ),
        (
            "GET",
            "/unlisted",
            None,
            "",
            599,
            r#"{"code":"HTTP_INTERNAL_SERVER_ERROR","message":"Internal Server Error"}"#,
        ),
        (
            "GET",
            "/encoded",
            None,
            "",
            409,
            r#"{"code":"HTTP_CONFLICT","message":"Conflict"}"#,
        ),
        (
            "GET",
            "/panic",
            None,
            "",
            500,
            r#"{"code":"HTTP_INTERNAL_SERVER_ERROR","message":"Internal Server Error"}"#,
        ),
        ("GET", "/fine", None, "", 200, "fine"),
    ];
    std::panic::set_hook(Box::new(|_| {}));
    let router = router().layer(ErrorLayer::new(&ERRORS));
    for (method, path, media_type, content, status, expected) in cases {
        let mut builder = request(method, path);
        if let Some(media_type) = media_type {
            builder = builder.header(header::CONTENT_TYPE, media_type);
        }
        let (got, headers, body) = send(
            router.clone(),
            builder.body(AxumBody::from(content)).unwrap(),
        )
        .await;
        assert_eq!(
            (got.as_u16(), body.as_str()),
            (status, expected),
            "{method} {path}"
        );
        if expected.starts_with("{\"code\"") {
            assert_eq!(headers[header::CONTENT_TYPE], "application/json", "{path}");
            assert_eq!(headers[header::VARY], "Accept", "{path}");
            assert_eq!(headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff", "{path}");
            assert!(headers.contains_key("x-request-id"), "{path}");
            if let Some(length) = headers.get(header::CONTENT_LENGTH) {
                assert_eq!(length.to_str().unwrap(), body.len().to_string(), "{path}");
            }
        }
    }
}

#[tokio::test]
async fn other_headers_stay() {
    let router = router().layer(ErrorLayer::new(&ERRORS));
    let get = |path| request("GET", path).body(AxumBody::empty()).unwrap();
    let (_, headers, _) = send(router.clone(), get("/text")).await;
    assert_eq!(headers["x-kept"], "1");
    assert_eq!(headers[header::RETRY_AFTER], "7");
    assert_eq!(headers[header::CACHE_CONTROL], "no-store");
    let (_, headers, _) = send(router.clone(), get("/gone")).await;
    assert_eq!(headers[header::SET_COOKIE], "a=b");
    assert_eq!(headers[header::CACHE_CONTROL], "max-age=1");
    let wrong = request("DELETE", "/orgs").body(AxumBody::empty()).unwrap();
    let (_, headers, _) = send(router.clone(), wrong).await;
    assert_eq!(headers[header::ALLOW], "POST");
    let (_, headers, _) = send(router, get("/encoded")).await;
    assert!(!headers.contains_key(header::CONTENT_ENCODING));
}

#[tokio::test]
async fn what_is_reshaped_is_an_option() {
    let get = |path| request("GET", path).body(AxumBody::empty()).unwrap();
    let nothing = router().layer(ErrorLayer::new(&ERRORS).reshape(Reshape::Nothing));
    let (_, _, body) = send(nothing.clone(), get("/secret")).await;
    assert_eq!(body, "canary in a text");
    let (_, _, body) = send(nothing, get("/hidden")).await;
    assert!(body.contains("ORG_NOT_FOUND"));
    let everything = router().layer(ErrorLayer::new(&ERRORS).reshape(Reshape::Everything));
    for (path, code) in [("/html", "HTTP_BAD_GATEWAY"), ("/json", "HTTP_BAD_REQUEST")] {
        let (_, headers, body) = send(everything.clone(), get(path)).await;
        assert!(body.contains(code), "{body}");
        assert!(!body.contains("mine"), "{body}");
        assert_eq!(headers[header::CONTENT_TYPE], "application/json");
    }
}

static WITH_ID: Profile = Profile::new().body(body!({ "id": request_id, "code": code }));

#[tokio::test]
async fn ids_come_in_go_out_and_stand_in_the_body() {
    let router = router().layer(ErrorLayer::with_profile(&WITH_ID));
    let long = "a".repeat(10_240);
    for (given, taken) in [
        (Some("abc-123"), true),
        (Some("with space"), false),
        (Some(""), false),
        (Some(long.as_str()), false),
        (None, false),
    ] {
        for path in ["/ours", "/spawned", "/nowhere", "/text", "/panic"] {
            let mut builder = request("GET", path);
            if let Some(given) = given {
                builder = builder.header("x-request-id", given);
            }
            let (_, headers, body) =
                send(router.clone(), builder.body(AxumBody::empty()).unwrap()).await;
            let id = headers["x-request-id"].to_str().unwrap();
            assert_eq!(headers.get_all("x-request-id").iter().count(), 1);
            assert!(
                body.starts_with(&format!("{{\"id\":\"{id}\"")),
                "{path}: {body}"
            );
            if taken {
                assert_eq!(Some(id), given, "{path}");
            } else {
                assert_eq!(id.len(), 36, "{path}: {id}");
            }
        }
    }
}

#[tokio::test]
async fn an_id_needs_a_header() {
    let get = || request("GET", "/ours").body(AxumBody::empty()).unwrap();
    let none = router().layer(ErrorLayer::with_profile(&WITH_ID).request_id_header(None));
    let (_, headers, body) = send(none, get()).await;
    assert!(!headers.contains_key("x-request-id"));
    assert_eq!(body, r#"{"code":"ORG_NOT_FOUND"}"#);
    let other = router().layer(
        ErrorLayer::with_profile(&WITH_ID).request_id_header(HeaderName::from_static("x-trace")),
    );
    let (_, headers, _) = send(other, get()).await;
    assert!(headers.contains_key("x-trace"));
}

/// What the operator is told: code, status, whether there is an error, the first cause, a panic's text.
type Told = (String, u16, bool, Option<String>, Option<String>);

#[tokio::test]
async fn the_operator_is_told_once_and_the_truth() {
    let told: Arc<Mutex<Vec<Told>>> = Arc::default();
    let ids: Arc<Mutex<Vec<String>>> = Arc::default();
    let (events, seen_ids) = (Arc::clone(&told), Arc::clone(&ids));
    let inner = router().layer(ErrorLayer::new(&ERRORS).on_error(move |event| {
        seen_ids
            .lock()
            .unwrap()
            .push(event.request_id().unwrap().to_owned());
        events.lock().unwrap().push((
            event.code().to_string(),
            event.status().as_u16(),
            event.error().is_some(),
            event.sources().next().map(ToString::to_string),
            event.panic().map(ToOwned::to_owned),
        ));
    }));
    let outer_told: Arc<Mutex<u32>> = Arc::default();
    let counter = Arc::clone(&outer_told);
    let nested =
        inner.layer(ErrorLayer::new(&ERRORS).on_error(move |_| *counter.lock().unwrap() += 1));
    let canary = Some("canary".to_owned());
    let cases: Vec<(&str, Option<Told>)> = vec![
        ("/fine", None),
        (
            "/ours",
            Some(("ORG_NOT_FOUND".into(), 404, true, None, None)),
        ),
        (
            "/hidden",
            Some(("ORG_HIDDEN".into(), 403, true, canary.clone(), None)),
        ),
        (
            "/spawned",
            Some(("ORG_HIDDEN".into(), 403, true, canary, None)),
        ),
        (
            "/by-hand",
            Some(("ORG_NOT_FOUND".into(), 404, false, None, None)),
        ),
        (
            "/nowhere",
            Some(("HTTP_NOT_FOUND".into(), 404, false, None, None)),
        ),
        (
            "/text",
            Some(("HTTP_CONFLICT".into(), 409, false, None, None)),
        ),
        (
            "/teapot",
            Some(("HTTP_BAD_REQUEST".into(), 418, false, None, None)),
        ),
        (
            "/panic",
            Some((
                "HTTP_INTERNAL_SERVER_ERROR".into(),
                500,
                false,
                None,
                Some("canary in a panic".into()),
            )),
        ),
        // Somebody else's, untouched: theirs to tell of.
        ("/json", None),
    ];
    for (path, expected) in cases {
        told.lock().unwrap().clear();
        ids.lock().unwrap().clear();
        let get = request("GET", path).body(AxumBody::empty()).unwrap();
        let (_, headers, _) = send(nested.clone(), get).await;
        let expected: Vec<Told> = expected.into_iter().collect();
        assert_eq!(*told.lock().unwrap(), expected, "{path}");
        for id in ids.lock().unwrap().iter() {
            assert_eq!(headers["x-request-id"], id.as_str(), "{path}");
        }
    }
    assert_eq!(*outer_told.lock().unwrap(), 0);
}

/// A text that comes in pieces, and one that breaks off.
#[tokio::test]
async fn texts_are_read_as_they_come() {
    use http_body_util::StreamBody;
    let pieces = |broken: bool| {
        let frames = vec![
            Ok(http_body::Frame::data(Bytes::from_static(b"one "))),
            Ok(http_body::Frame::data(Bytes::from_static(b"two"))),
            if broken {
                Err("broken")
            } else {
                Ok(http_body::Frame::data(Bytes::from_static(b" \xff")))
            },
        ];
        let body = AxumBody::new(StreamBody::new(futures_util::stream::iter(frames)));
        let mut response = Response::new(body);
        *response.status_mut() = StatusCode::CONFLICT;
        response.headers_mut().insert(
            header::CONTENT_TYPE,
            header::HeaderValue::from_static("Text/Plain ; charset=x"),
        );
        response
    };
    for (broken, message) in [(false, "one two \u{fffd}"), (true, "one two")] {
        let service = tower::ServiceBuilder::new()
            .layer(ErrorLayer::new(&ERRORS))
            .service_fn(move |_: Request<AxumBody>| async move {
                Ok::<_, std::convert::Infallible>(pieces(broken))
            });
        let response = service
            .oneshot(request("GET", "/").body(AxumBody::empty()).unwrap())
            .await
            .unwrap();
        let body = response.into_body().collect().await.unwrap().to_bytes();
        let json: serde_json::Value = serde_json::from_slice(&body).unwrap();
        assert_eq!(json["message"], message);
    }
}
