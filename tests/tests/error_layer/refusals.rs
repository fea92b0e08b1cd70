//! The refusals of others, in the shape of the service.

use crate::{ERRORS, Framework, Request, silence};
use errorbook::tower::ErrorLayer;

/// Method, path, content; status, code and message.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    u16,
    (&'static str, &'static str),
);

const NOT_FOUND: (&str, &str) = ("ORG_NOT_FOUND", "there is no such organization");

/// JSON of more than the service takes.
const LONG: &str = r#"{"seats": 1, "padding": "0000000000000000000000000000000000000000000000000000000000000000"}"#;

fn request(method: &'static str, path: &'static str, content: &str) -> Request {
    let request = Request {
        method,
        body: content.to_owned(),
        ..Request::get(path)
    };
    if content.is_empty() {
        return request;
    }
    request.header("content-type", "application/json")
}

async fn check(frameworks: &[Framework], rows: &[Row]) {
    silence();
    for &framework in frameworks {
        for &(method, path, content, status, (code, message)) in rows {
            let row = format!("{framework:?} {method} {path} {content}");
            let layer = ErrorLayer::new(&ERRORS);
            let answer = framework
                .send(&[layer], request(method, path, content))
                .await;
            let message = serde_json::to_string(message).unwrap();
            let body = format!(r#"{{"code":"{code}","message":{message}}}"#);
            assert_eq!((answer.status, &answer.body), (status, &body), "{row}");
            if let Some(length) = answer.all("content-length").first() {
                assert_eq!(*length, body.len().to_string(), "{row}");
            }
            let headers = |name| answer.all(name);
            assert_eq!(headers("content-type"), ["application/json"], "{row}");
            assert_eq!(headers("vary"), ["Accept"], "{row}");
            assert_eq!(headers("x-content-type-options"), ["nosniff"], "{row}");
            assert_eq!(headers("x-request-id").len(), 1, "{row}");
        }
    }
}

#[actix_web::test]
async fn every_refusal_in_the_shape_of_the_service() {
    let rows = [
        ("GET", "/nowhere", "", 404, ("HTTP_NOT_FOUND", "Not Found")),
        (
            "PUT",
            "/orgs",
            "",
            405,
            ("HTTP_METHOD_NOT_ALLOWED", "Method Not Allowed"),
        ),
        ("GET", "/ours", "", 404, NOT_FOUND),
        ("GET", "/hidden", "", 404, NOT_FOUND),
        ("GET", "/spawned", "", 404, NOT_FOUND),
        (
            "GET",
            "/secret",
            "",
            502,
            ("HTTP_BAD_GATEWAY", "Bad Gateway"),
        ),
        (
            "GET",
            "/text",
            "",
            409,
            ("HTTP_CONFLICT", "two \"edits\"\n at once"),
        ),
        ("GET", "/long", "", 409, ("HTTP_CONFLICT", "Conflict")),
        (
            "GET",
            "/teapot",
            "",
            418,
            ("HTTP_BAD_REQUEST", "Bad Request"),
        ),
        (
            "GET",
            "/unlisted",
            "",
            599,
            ("HTTP_INTERNAL_SERVER_ERROR", "Internal Server Error"),
        ),
        ("GET", "/encoded", "", 409, ("HTTP_CONFLICT", "Conflict")),
        (
            "GET",
            "/panic",
            "",
            500,
            ("HTTP_INTERNAL_SERVER_ERROR", "Internal Server Error"),
        ),
        (
            "GET",
            "/pieces",
            "",
            409,
            ("HTTP_CONFLICT", "one two \u{fffd}"),
        ),
    ];
    check(&Framework::ALL, &rows).await;
}

#[actix_web::test]
async fn the_texts_of_axum() {
    let rows = [
        (
            "POST",
            "/orgs",
            "{",
            400,
            (
                "HTTP_BAD_REQUEST",
                "Failed to parse the request body as JSON: EOF while parsing an object at line 1 column 1",
            ),
        ),
        (
            "POST",
            "/orgs",
            r#"{"seats":"a"}"#,
            422,
            (
                "HTTP_UNPROCESSABLE_CONTENT",
                "Failed to deserialize the JSON body into the target type: seats: invalid type: string \"a\", expected u8 at line 1 column 12",
            ),
        ),
        (
            "POST",
            "/orgs",
            LONG,
            413,
            (
                "HTTP_CONTENT_TOO_LARGE",
                "Failed to buffer the request body: length limit exceeded",
            ),
        ),
        (
            "GET",
            "/orgs/x",
            "",
            400,
            (
                "HTTP_BAD_REQUEST",
                "Invalid URL: Cannot parse `x` to a `u8`",
            ),
        ),
        (
            "GET",
            "/query",
            "",
            400,
            (
                "HTTP_BAD_REQUEST",
                "Failed to deserialize query string: missing field `seats`",
            ),
        ),
    ];
    check(&[Framework::Axum], &rows).await;
    let mut untyped = request("POST", "/orgs", "");
    untyped.body = "{}".to_owned();
    let layer = ErrorLayer::new(&ERRORS);
    let answer = Framework::Axum.send(&[layer], untyped).await;
    let expected = r#"{"code":"HTTP_UNSUPPORTED_MEDIA_TYPE","message":"Expected request with `Content-Type: application/json`"}"#;
    assert_eq!((answer.status, answer.body.as_str()), (415, expected));
}

#[actix_web::test]
async fn the_texts_of_actix_and_every_way_of_failing_there() {
    let rows = [
        ("GET", "/guarded", "", 404, ("HTTP_NOT_FOUND", "Not Found")),
        (
            "POST",
            "/orgs",
            "{",
            400,
            (
                "HTTP_BAD_REQUEST",
                "Json deserialize error: EOF while parsing an object at line 1 column 1",
            ),
        ),
        (
            "POST",
            "/orgs",
            LONG,
            413,
            (
                "HTTP_CONTENT_TOO_LARGE",
                "JSON payload (91 bytes) is larger than allowed (limit: 64 bytes).",
            ),
        ),
        (
            "GET",
            "/orgs/x",
            "",
            404,
            ("HTTP_NOT_FOUND", "can not parse \"x\" to a u8"),
        ),
        (
            "GET",
            "/query",
            "",
            400,
            (
                "HTTP_BAD_REQUEST",
                "Query deserialize error: missing field `seats`",
            ),
        ),
        ("GET", "/spawned-box", "", 404, NOT_FOUND),
        ("GET", "/spawned-problem", "", 404, NOT_FOUND),
        ("GET", "/spawned-any", "", 404, NOT_FOUND),
        ("GET", "/box", "", 404, NOT_FOUND),
        ("GET", "/problem", "", 404, NOT_FOUND),
        (
            "GET",
            "/any",
            "",
            500,
            ("HTTP_INTERNAL_SERVER_ERROR", "Internal Server Error"),
        ),
        ("GET", "/actix-error", "", 404, NOT_FOUND),
        ("GET", "/by-hand", "", 404, NOT_FOUND),
        ("GET", "/twice", "", 404, NOT_FOUND),
        ("GET", "/refused/ours", "", 404, NOT_FOUND),
        (
            "GET",
            "/refused/text",
            "",
            401,
            // It has no challenge.
            ("HTTP_BAD_REQUEST", "who is it?"),
        ),
        (
            "GET",
            "/refused/secret",
            "",
            502,
            ("HTTP_BAD_GATEWAY", "Bad Gateway"),
        ),
    ];
    check(&[Framework::Actix], &rows).await;
}

#[actix_web::test]
async fn what_is_somebody_elses_shape_or_no_error_stays() {
    const BOTH: &[Framework] = &Framework::ALL;
    const ACTIX: &[Framework] = &[Framework::Actix];
    let rows = [
        (BOTH, "/json", 418, "\"mine\""),
        (BOTH, "/html", 502, "<p>mine"),
        (BOTH, "/fine", 200, "fine"),
        (ACTIX, "/refused/json", 409, "\"mine\""),
        (ACTIX, "/refused/fine", 200, "fine"),
    ];
    for (frameworks, path, status, body) in rows {
        for framework in frameworks {
            let layer = ErrorLayer::new(&ERRORS);
            let answer = framework.send(&[layer], Request::get(path)).await;
            let got = (answer.status, answer.body.as_str());
            assert_eq!(got, (status, body), "{framework:?} {path}");
        }
    }
}
