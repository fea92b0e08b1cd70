//! actix-web: `ResponseError`, and `ErrorLayer` as its middleware, with the same answers as on tower.

mod app;

use actix_web::body::{BoxBody, MessageBody, to_bytes};
use actix_web::dev::{Service, ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{self, HeaderMap};
use actix_web::middleware::{Next, from_fn};
use actix_web::test::{TestRequest, init_service};
use actix_web::{App, Error, HttpResponse, HttpServer, ResponseError, rt};
use app::{ERRORS, hidden, routes};
use errorbook::actix::{ErrorLayer, Reshape};
use errorbook::{ApiError, Body, HttpError, Profile, body};
use std::sync::{Arc, Mutex};

#[derive(Debug, ApiError)]
#[api_error(prefix = "MISSING")]
#[status(404)]
#[code("MISSING_THING")]
#[message("no {0}")]
struct Missing<T>(#[expose("what")] T);

#[derive(Debug, ApiError)]
#[api_error(prefix = "LENT")]
#[status(404)]
#[code("LENT_THING")]
#[message("no {0}")]
struct Lent<'a>(#[expose("what")] &'a str);

/// Leaves the panic that is wanted out of the tests' output.
fn silence() {
    std::panic::set_hook(Box::new(|panic| {
        if panic.payload_as_str() != Some("canary in a panic") {
            eprintln!("{panic}");
        }
    }));
}

/// What a server sends, also of what middleware failed with.
async fn send(layer: ErrorLayer, request: TestRequest) -> (u16, HeaderMap, String) {
    let app = init_service(App::new().configure(routes).wrap(layer)).await;
    read(app.call(request.to_request()).await).await
}

async fn read<B: MessageBody + 'static>(
    answered: Result<ServiceResponse<B>, Error>,
) -> (u16, HeaderMap, String) {
    let response: HttpResponse<BoxBody> = match answered {
        Ok(response) => response.into_parts().1.map_into_boxed_body(),
        Err(error) => error.error_response(),
    };
    let (head, body) = response.into_parts();
    let bytes = to_bytes(body).await.unwrap();
    (
        head.status().as_u16(),
        head.headers().clone(),
        String::from_utf8(bytes.to_vec()).unwrap(),
    )
}

fn get(path: &str) -> TestRequest {
    TestRequest::get()
        .uri(path)
        .insert_header(("accept", "application/json"))
}

fn all<'a>(headers: &'a HeaderMap, name: &str) -> Vec<&'a str> {
    let values = headers.get_all(name);
    values.map(|value| value.to_str().unwrap()).collect()
}

const NOT_FOUND: &str = r#"{"code":"ORG_NOT_FOUND","message":"there is no such organization"}"#;

#[actix_web::test]
#[allow(clippy::too_many_lines, reason = "a table")]
async fn every_refusal_in_the_shape_of_the_service() {
    let long = format!(r#"{{"seats": 1, "padding": "{}"}}"#, "0".repeat(64));
    let get = Method::GET;
    let post = Method::POST;
    let cases: Vec<(&Method, &str, &str, u16, &str)> = vec![
        (
            &get,
            "/nowhere",
            "",
            404,
            r#"{"code":"HTTP_NOT_FOUND","message":"Not Found"}"#,
        ),
        (
            &Method::PUT,
            "/orgs",
            "",
            405,
            r#"{"code":"HTTP_METHOD_NOT_ALLOWED","message":"Method Not Allowed"}"#,
        ),
        (
            &get,
            "/guarded",
            "",
            404,
            r#"{"code":"HTTP_NOT_FOUND","message":"Not Found"}"#,
        ),
        (
            &post,
            "/orgs",
            "{",
            400,
            r#"{"code":"HTTP_BAD_REQUEST","message":"Json deserialize error: EOF while parsing an object at line 1 column 1"}"#,
        ),
        (
            &post,
            "/orgs",
            &long,
            413,
            r#"{"code":"HTTP_CONTENT_TOO_LARGE","message":"JSON payload (91 bytes) is larger than allowed (limit: 64 bytes)."}"#,
        ),
        (
            &get,
            "/orgs/x",
            "",
            404,
            r#"{"code":"HTTP_NOT_FOUND","message":"can not parse \"x\" to a u8"}"#,
        ),
        (
            &get,
            "/query",
            "",
            400,
            r#"{"code":"HTTP_BAD_REQUEST","message":"Query deserialize error: missing field `seats`"}"#,
        ),
        (&get, "/ours", "", 404, NOT_FOUND),
        (&get, "/hidden", "", 404, NOT_FOUND),
        (&get, "/spawned", "", 404, NOT_FOUND),
        (&get, "/spawned-box", "", 404, NOT_FOUND),
        (&get, "/spawned-problem", "", 404, NOT_FOUND),
        (&get, "/spawned-any", "", 404, NOT_FOUND),
        (&get, "/box", "", 404, NOT_FOUND),
        (&get, "/problem", "", 404, NOT_FOUND),
        (
            &get,
            "/any",
            "",
            500,
            r#"{"code":"HTTP_INTERNAL_SERVER_ERROR","message":"Internal Server Error"}"#,
        ),
        (&get, "/actix-error", "", 404, NOT_FOUND),
        (&get, "/by-hand", "", 404, NOT_FOUND),
        (&get, "/twice", "", 404, NOT_FOUND),
        (&get, "/refused/ours", "", 404, NOT_FOUND),
        (
            &get,
            "/refused/text",
            "",
            401,
            r#"{"code":"HTTP_UNAUTHORIZED","message":"who is it?"}"#,
        ),
        (
            &get,
            "/refused/secret",
            "",
            502,
            r#"{"code":"HTTP_BAD_GATEWAY","message":"Bad Gateway"}"#,
        ),
        (&get, "/json", "", 418, "\"mine\""),
        (&get, "/html", "", 502, "<p>mine"),
        (
            &get,
            "/secret",
            "",
            502,
            r#"{"code":"HTTP_BAD_GATEWAY","message":"Bad Gateway"}"#,
        ),
        (
            &get,
            "/text",
            "",
            409,
            r#"{"code":"HTTP_CONFLICT","message":"two \"edits\"\n at once"}"#,
        ),
        (
            &get,
            "/long",
            "",
            409,
            r#"{"code":"HTTP_CONFLICT","message":"Conflict"}"#,
        ),
        (
            &get,
            "/pieces",
            "",
            409,
            "{\"code\":\"HTTP_CONFLICT\",\"message\":\"one two \u{fffd}\"}",
        ),
        (
            &get,
            "/broken",
            "",
            409,
            r#"{"code":"HTTP_CONFLICT","message":"one two"}"#,
        ),
        (
            &get,
            "/teapot",
            "",
            418,
            r#"{"code":"HTTP_BAD_REQUEST","message":"Bad Request"}"#,
        ),
        (
            &get,
            "/unlisted",
            "",
            599,
            r#"{"code":"HTTP_INTERNAL_SERVER_ERROR","message":"Internal Server Error"}"#,
        ),
        (
            &get,
            "/encoded",
            "",
            409,
            r#"{"code":"HTTP_CONFLICT","message":"Conflict"}"#,
        ),
        (
            &get,
            "/panic",
            "",
            500,
            r#"{"code":"HTTP_INTERNAL_SERVER_ERROR","message":"Internal Server Error"}"#,
        ),
        (&get, "/refused/json", "", 409, "\"mine\""),
        (&get, "/fine", "", 200, "fine"),
        (&get, "/refused/fine", "", 200, "fine"),
    ];
    silence();
    for (method, path, content, status, expected) in cases {
        let mut request = TestRequest::with_uri(path)
            .method(method.clone())
            .insert_header(("accept", "application/json"));
        if !content.is_empty() {
            request = request
                .insert_header(("content-type", "application/json"))
                .insert_header(("content-length", content.len()))
                .set_payload(content.to_owned());
        }
        let (got, headers, body) = send(ErrorLayer::new(&ERRORS), request).await;
        assert_eq!(
            (got, body.as_str()),
            (status, expected),
            "{method:?} {path}"
        );
        if expected.starts_with("{\"code\"") {
            let content_type = all(&headers, "content-type");
            assert_eq!(content_type, ["application/json"], "{path}");
            assert_eq!(all(&headers, "vary"), ["Accept"], "{path}");
            let nosniff = all(&headers, "x-content-type-options");
            assert_eq!(nosniff, ["nosniff"], "{path}");
            assert_eq!(all(&headers, "x-request-id").len(), 1, "{path}");
        }
    }
}

#[actix_web::test]
async fn in_the_representation_that_the_request_asks_for() {
    for path in [
        "/ours",
        "/spawned",
        "/spawned-box",
        "/refused/ours",
        "/by-hand",
    ] {
        for (accept, expected, media_type) in [
            ("application/json", NOT_FOUND, "application/json"),
            (
                "text/plain",
                "there is no such organization [ORG_NOT_FOUND]\n",
                "text/plain; charset=utf-8",
            ),
            ("image/png", NOT_FOUND, "application/json"),
        ] {
            let request = TestRequest::with_uri(path).insert_header(("accept", accept));
            let (status, headers, body) = send(ErrorLayer::new(&ERRORS), request).await;
            assert_eq!((status, body.as_str()), (404, expected), "{path}");
            assert_eq!(all(&headers, "content-type"), [media_type], "{path}");
            assert_eq!(all(&headers, "vary"), ["Accept"], "{path}");
        }
    }
}

#[actix_web::test]
async fn without_the_middleware_the_default_is_spoken() {
    for (path, status) in [("/ours", 404), ("/spawned", 404), ("/any", 500)] {
        let app = init_service(App::new().configure(routes)).await;
        let request = TestRequest::with_uri(path).insert_header(("accept", "text/plain"));
        let (got, headers, _) = read(app.call(request.to_request()).await).await;
        assert_eq!(got, status, "{path}");
        let content_type = all(&headers, "content-type");
        assert_eq!(content_type, ["application/problem+json"], "{path}");
    }
}

#[actix_web::test]
async fn other_headers_stay() {
    let layer = || ErrorLayer::new(&ERRORS);
    let (_, headers, _) = send(layer(), get("/text")).await;
    assert_eq!(all(&headers, "x-kept"), ["1"]);
    assert_eq!(all(&headers, "retry-after"), ["7"]);
    assert_eq!(all(&headers, "cache-control"), ["no-store"]);
    assert_eq!(all(&headers, "set-cookie"), ["a=b", "c=d"]);
    let (_, headers, _) = send(layer(), get("/gone")).await;
    assert_eq!(all(&headers, "cache-control"), ["max-age=1"]);
    let (_, headers, _) = send(layer(), TestRequest::delete().uri("/orgs")).await;
    assert_eq!(all(&headers, "allow"), ["POST"]);
    let (_, headers, _) = send(layer(), get("/encoded")).await;
    assert!(!headers.contains_key(header::CONTENT_ENCODING));
    for path in ["/token", "/spawned-token"] {
        let (_, headers, _) = send(layer(), get(path)).await;
        let challenges = all(&headers, "www-authenticate");
        assert_eq!(challenges, ["Bearer realm=\"a\"", "Basic realm=\"b\""]);
    }
}

/// CORS is middleware outside of the layer: its headers are on every answer that has a response.
#[actix_web::test]
async fn middleware_outside_adds_to_the_answer() {
    async fn cors(
        request: ServiceRequest,
        next: Next<impl MessageBody>,
    ) -> Result<ServiceResponse<impl MessageBody>, Error> {
        let value = header::HeaderValue::from_static("*");
        let mapped = value.clone();
        let mut response = next.call(request).await.map_err(|mut error| {
            error.add_response_mapper(move |mut response| {
                let headers = response.headers_mut();
                headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, mapped.clone());
                response
            });
            error
        })?;
        let headers = response.headers_mut();
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, value);
        Ok(response)
    }
    silence();
    for path in ["/fine", "/ours", "/nowhere", "/panic", "/refused/ours"] {
        let app = App::new()
            .configure(routes)
            .wrap(ErrorLayer::new(&ERRORS))
            .wrap(from_fn(cors));
        let app = init_service(app).await;
        let (_, headers, _) = read(app.call(get(path).to_request()).await).await;
        assert_eq!(all(&headers, "access-control-allow-origin"), ["*"]);
    }
}

#[actix_web::test]
async fn what_is_reshaped_is_an_option() {
    let nothing = ErrorLayer::new(&ERRORS).reshape(Reshape::Nothing);
    let (_, _, body) = send(nothing.clone(), get("/secret")).await;
    assert_eq!(body, "canary in a text");
    let (_, _, body) = send(nothing, get("/hidden")).await;
    assert_eq!(body, NOT_FOUND);
    let everything = ErrorLayer::new(&ERRORS).reshape(Reshape::Everything);
    for (path, code) in [("/html", "HTTP_BAD_GATEWAY"), ("/json", "HTTP_BAD_REQUEST")] {
        let (_, headers, body) = send(everything.clone(), get(path)).await;
        assert!(body.contains(code), "{body}");
        assert!(!body.contains("mine"), "{body}");
        assert_eq!(all(&headers, "content-type"), ["application/json"]);
    }
}

static WITH_ID: Profile = Profile::new().body(body!({ "id": request_id, "code": code }));

#[actix_web::test]
async fn ids_come_in_go_out_and_stand_in_the_body() {
    silence();
    let long = "a".repeat(10_240);
    for (given, taken) in [
        (Some("abc-123"), true),
        (Some("with space"), false),
        (Some(""), false),
        (Some(long.as_str()), false),
        (None, false),
    ] {
        for path in [
            "/ours",
            "/spawned",
            "/nowhere",
            "/text",
            "/panic",
            "/refused/ours",
        ] {
            let mut request = get(path);
            if let Some(given) = given {
                request = request.insert_header(("x-request-id", given));
            }
            let (_, headers, body) = send(ErrorLayer::with_profile(&WITH_ID), request).await;
            let ids = all(&headers, "x-request-id");
            let [id] = ids[..] else {
                panic!("{path}: {ids:?}")
            };
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
    let none = ErrorLayer::with_profile(&WITH_ID).request_id_header(None);
    let (_, headers, body) = send(none, get("/ours")).await;
    assert!(!headers.contains_key("x-request-id"));
    assert_eq!(body, r#"{"code":"ORG_NOT_FOUND"}"#);
}

/// What the operator is told: code, status, whether there is an error, the first cause, a panic's text.
type Told = (String, u16, bool, Option<String>, Option<String>);

#[actix_web::test]
async fn the_operator_is_told_once_and_the_truth() {
    silence();
    let told: Arc<Mutex<Vec<Told>>> = Arc::default();
    let ids: Arc<Mutex<Vec<String>>> = Arc::default();
    let (events, seen_ids) = (Arc::clone(&told), Arc::clone(&ids));
    let inner = ErrorLayer::new(&ERRORS).on_error(move |event| {
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
    });
    let outer_told: Arc<Mutex<u32>> = Arc::default();
    let counter = Arc::clone(&outer_told);
    let outer = ErrorLayer::new(&ERRORS).on_error(move |_| *counter.lock().unwrap() += 1);
    let canary = || Some("canary".to_owned());
    let truth = || Some(("ORG_HIDDEN".into(), 403, true, canary(), None));
    let foreign = |code: &str, status| Some((code.into(), status, false, None, None));
    let cases: Vec<(&str, Option<Told>)> = vec![
        ("/fine", None),
        (
            "/ours",
            Some(("ORG_NOT_FOUND".into(), 404, true, None, None)),
        ),
        ("/hidden", truth()),
        ("/spawned", truth()),
        ("/spawned-box", truth()),
        ("/spawned-problem", truth()),
        ("/spawned-any", truth()),
        ("/box", truth()),
        ("/problem", truth()),
        ("/actix-error", truth()),
        ("/by-hand", truth()),
        ("/twice", truth()),
        ("/refused/ours", truth()),
        (
            "/any",
            Some((
                "HTTP_INTERNAL_SERVER_ERROR".into(),
                500,
                true,
                canary(),
                None,
            )),
        ),
        ("/nowhere", foreign("HTTP_NOT_FOUND", 404)),
        ("/text", foreign("HTTP_CONFLICT", 409)),
        ("/pieces", foreign("HTTP_CONFLICT", 409)),
        ("/refused/text", foreign("HTTP_UNAUTHORIZED", 401)),
        ("/teapot", foreign("HTTP_BAD_REQUEST", 418)),
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
        ("/refused/json", None),
    ];
    for (path, expected) in cases {
        told.lock().unwrap().clear();
        ids.lock().unwrap().clear();
        let app = App::new()
            .configure(routes)
            .wrap(inner.clone())
            .wrap(outer.clone());
        let app = init_service(app).await;
        let (_, headers, _) = read(app.call(get(path).to_request()).await).await;
        let expected: Vec<Told> = expected.into_iter().collect();
        assert_eq!(*told.lock().unwrap(), expected, "{path}");
        for id in ids.lock().unwrap().iter() {
            assert_eq!(all(&headers, "x-request-id"), [id.as_str()], "{path}");
        }
    }
    assert_eq!(*outer_told.lock().unwrap(), 0);
}

#[actix_web::test]
async fn layers_nest_and_the_inner_one_decides() {
    static OUTER: Profile = Profile::new().body(Body::ERROR);
    silence();
    for (path, expected) in [
        ("/ours", NOT_FOUND),
        ("/refused/ours", NOT_FOUND),
        (
            "/panic",
            r#"{"code":"HTTP_INTERNAL_SERVER_ERROR","message":"Internal Server Error"}"#,
        ),
        (
            "/nowhere",
            r#"{"code":"HTTP_NOT_FOUND","message":"Not Found"}"#,
        ),
    ] {
        let app = App::new()
            .configure(routes)
            .wrap(ErrorLayer::new(&ERRORS))
            .wrap(ErrorLayer::with_profile(&OUTER));
        let app = init_service(app).await;
        let (_, headers, body) = read(app.call(get(path).to_request()).await).await;
        assert_eq!(body, expected, "{path}");
        assert_eq!(all(&headers, "vary"), ["Accept"], "{path}");
    }
}

#[actix_web::test]
async fn what_is_no_error_passes_untouched() {
    let (status, headers, body) = send(ErrorLayer::new(&ERRORS), get("/fine")).await;
    assert_eq!((status, body.as_str()), (200, "fine"));
    let mut names: Vec<_> = headers.keys().map(ToString::to_string).collect();
    names.sort_unstable();
    assert_eq!(names, ["content-type"]);
}

/// The statuses and bodies of types that are generic, that borrow, and of one that both frameworks use.
#[actix_web::test]
async fn every_kind_of_type_is_a_response_error() {
    let errors: [(&dyn ResponseError, u16, &str); 4] = [
        (&Missing(7_u8), 404, "MISSING_THING"),
        (&Lent("book"), 404, "LENT_THING"),
        (&hidden(), 404, "ORG_NOT_FOUND"),
        (&HttpError::NotFound, 404, "HTTP_NOT_FOUND"),
    ];
    for (error, status, code) in errors {
        assert_eq!(error.status_code().as_u16(), status, "{code}");
        let response = error.error_response();
        assert_eq!(response.status().as_u16(), status, "{code}");
        let body = to_bytes(response.into_body()).await.unwrap();
        let body: serde_json::Value = serde_json::from_slice(&body).unwrap();
        assert_eq!(body["code"], code);
    }
    let response = axum::response::IntoResponse::into_response(hidden());
    assert_eq!(response.status(), 404);
    assert_eq!(Error::from(Missing("x")).to_string(), "no x");
}

/// A server sends what middleware failed with, and goes on after a panic.
#[actix_web::test]
async fn over_a_connection() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    silence();
    let server = HttpServer::new(|| App::new().configure(routes).wrap(ErrorLayer::new(&ERRORS)))
        .workers(1)
        .disable_signals()
        .bind(("127.0.0.1", 0))
        .unwrap();
    let address = server.addrs()[0];
    let server = server.run();
    let handle = server.handle();
    rt::spawn(server);
    for (path, status, code) in [
        ("/panic", "500 Internal", "HTTP_INTERNAL_SERVER_ERROR"),
        ("/refused/ours", "404 Not Found", "ORG_NOT_FOUND"),
        ("/nowhere", "404 Not Found", "HTTP_NOT_FOUND"),
        ("/token", "401 Show Me A Token", "ORG_TOKEN"),
        ("/spawned-token", "401 Show Me A Token", "ORG_TOKEN"),
        ("/fine", "200 OK", "fine"),
    ] {
        let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
        let request = format!("GET {path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut response = String::new();
        stream.read_to_string(&mut response).await.unwrap();
        assert!(
            response.starts_with(&format!("HTTP/1.1 {status}")),
            "{response}"
        );
        assert!(response.contains(code), "{response}");
        let (_, body) = response.split_once("\r\n\r\n").unwrap();
        let length = format!("content-length: {}\r\n", body.len());
        assert!(response.contains(&length), "{response}");
    }
    handle.stop(false).await;
}
