//! The middleware, the errors and the guards on Rocket.

mod service;

use errorbook::rocket::ErrorLayer;
use rocket::http::{Accept, ContentType, Method, Status};
use rocket::local::asynchronous::Client;
use rocket::response::status;
use rocket::{Build, Request, Rocket, catch, catchers, routes};
use service::{BARE_ERRORS, ERRORS, OrgError, quiet, service};
use std::sync::{Arc, Mutex};

/// A status, a code, and the whole body.
#[derive(Debug)]
struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: String,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }
}

async fn ask(service: Rocket<Build>, method: Method, path: &str, sent: &str) -> Answer {
    let client = Client::untracked(service).await.expect("it ignites");
    let content_type = match path {
        "/form" => ContentType::Form,
        _ => ContentType::JSON,
    };
    let request = client
        .req(method, path.to_owned())
        .header(Accept::JSON)
        .header(content_type)
        .body(sent);
    let response = request.dispatch().await;
    let headers = response.headers().iter();
    let headers = headers
        .map(|header| {
            (
                header.name().as_str().to_lowercase(),
                header.value().to_owned(),
            )
        })
        .collect();
    Answer {
        status: response.status().code,
        headers,
        body: response.into_string().await.unwrap_or_default(),
    }
}

async fn send(layer: &ErrorLayer, method: Method, path: &str, sent: &str) -> Answer {
    ask(service(layer), method, path, sent).await
}

fn body(code: &str, message: &str) -> String {
    format!(r#"{{"code":"{code}","message":"{message}"}}"#)
}

fn not_found(slug: &str) -> String {
    format!(
        r#"{{"code":"ORG_NOT_FOUND","message":"there is no organization {slug}","slug":"{slug}"}}"#
    )
}

fn of_path(name: &str, expected: &str) -> String {
    format!(
        concat!(
            r#"{{"code":"REQUEST_PATH","message":"the path does not have the values that are expected","#,
            r#""errors":[{{"parameter":"{}","code":"REQUEST_WRONG_TYPE","message":"the value has the wrong type","#,
            r#""expected":"{}"}}]}}"#
        ),
        name, expected
    )
}

/// A path, its status and its body.
type Row = (&'static str, u16, String);

fn rows() -> Vec<Row> {
    let internal = || body("HTTP_INTERNAL_SERVER_ERROR", "Internal Server Error");
    let token = || body("ORG_TOKEN", "Token");
    let byte = "a whole number from 0 to 255";
    vec![
        ("/orgs/acme", 200, "fine".to_owned()),
        ("/orgs/other", 404, not_found("other")),
        ("/orgs/hidden", 404, not_found("hidden")),
        ("/numbered/7", 200, "7".to_owned()),
        ("/numbered/300", 400, of_path("id", byte)),
        ("/numbered/%FF", 400, of_path("id", "a string")),
        // The same text in two places.
        ("/tried/300/300", 400, of_path("id", byte)),
        ("/tried/300/3", 200, "3".to_owned()),
        ("/query?seats=1", 200, "1".to_owned()),
        ("/token", 401, token()),
        ("/anyone", 200, "fine".to_owned()),
        ("/boxed", 401, token()),
        ("/problem", 401, token()),
        ("/any", 500, internal()),
        ("/panics", 500, internal()),
        ("/store", 500, body("ORG_STORE", "Internal Server Error")),
        (
            "/lent",
            409,
            r#"{"code":"LENT_THING","message":"a book is lent","thing":"a book"}"#.to_owned(),
        ),
        ("/nowhere", 404, body("HTTP_NOT_FOUND", "Not Found")),
        ("/teapot", 418, body("HTTP_BAD_REQUEST", "Bad Request")),
        ("/text", 409, body("HTTP_CONFLICT", r#"two \"edits\""#)),
        // Not at hand at once, and longer than a message is.
        ("/stream", 409, "piece".repeat(5_000)),
        ("/json", 409, r#""mine""#.to_owned()),
        ("/secret", 502, body("HTTP_BAD_GATEWAY", "Bad Gateway")),
    ]
}

/// Leaves the panic that is wanted out of the tests' output.
fn silence() {
    std::panic::set_hook(Box::new(|panic| {
        if panic.payload_as_str() != Some("canary in a panic") {
            eprintln!("{panic}");
        }
    }));
}

#[rocket::async_test]
async fn each_answer_is_the_service_s_own() {
    silence();
    // Whether or not a header of the answer says whose it is.
    for layer in [ErrorLayer::new(&ERRORS), ErrorLayer::new(&BARE_ERRORS)] {
        for (path, status, expected) in rows() {
            let answer = send(&layer, Method::Get, path, "").await;
            assert_eq!((answer.status, answer.body), (status, expected), "{path}");
        }
    }
}

#[rocket::async_test]
async fn headers_of_errors_and_of_refusals() {
    silence();
    let layer = ErrorLayer::new(&ERRORS);
    for (path, name, value) in [
        ("/token", "www-authenticate", r#"Bearer realm="orgs""#),
        ("/token", "vary", "Accept"),
        ("/boxed", "x-content-type-options", "nosniff"),
        ("/nowhere", "content-type", "application/json"),
        ("/panics", "cache-control", "no-store"),
        ("/text", "retry-after", "7"),
    ] {
        let answer = send(&layer, Method::Get, path, "").await;
        assert_eq!(answer.header(name), Some(value), "{path} {answer:?}");
        assert!(answer.header("x-request-id").is_some(), "{path}");
    }
}

/// Rocket's own answer is 404.
#[rocket::async_test]
async fn a_method_that_a_path_does_not_have_is_not_allowed() {
    let layer = ErrorLayer::new(&ERRORS);
    for (method, path, status, allow) in [
        (Method::Delete, "/orgs/acme", 405, Some("GET, HEAD, PUT")),
        (Method::Get, "/form", 405, Some("POST")),
        (Method::Head, "/form", 405, Some("POST")),
        (Method::Get, "/own-head", 405, Some("HEAD")),
        // As Rocket routes it.
        (Method::Delete, "/orgs/acme/", 405, Some("GET, HEAD, PUT")),
        (Method::Delete, "/orgs", 404, None),
        (Method::Delete, "/nowhere", 404, None),
        // The handler's own.
        (Method::Get, "/orgs/other", 404, None),
    ] {
        let answer = send(&layer, method, path, "").await;
        assert_eq!(answer.status, status, "{method} {path}");
        assert_eq!(answer.header("allow"), allow, "{method} {path}");
    }
}

#[rocket::async_test]
async fn guards_refuse_with_codes() {
    let layer = ErrorLayer::new(&ERRORS);
    for (method, path, sent, status, part) in [
        (Method::Post, "/json", r#"{"seats":3}"#, 200, "3"),
        (Method::Post, "/json", "{", 400, r#""REQUEST_JSON_SYNTAX""#),
        (
            Method::Post,
            "/json",
            r#"{"seats":-1}"#,
            422,
            r#""pointer":"/seats""#,
        ),
        (
            Method::Post,
            "/json",
            r#"{"seats":0}"#,
            401,
            r#""ORG_TOKEN""#,
        ),
        (Method::Post, "/form", "seats=3", 200, "3"),
        (
            Method::Post,
            "/form",
            "seats=x",
            422,
            r#""REQUEST_FORM_VALUES""#,
        ),
        (
            Method::Get,
            "/query?seats=x",
            "",
            400,
            r#""parameter":"seats""#,
        ),
        (Method::Get, "/query", "", 400, r#""REQUEST_MISSING""#),
    ] {
        let answer = send(&layer, method, path, sent).await;
        assert_eq!(answer.status, status, "{path} {sent} {answer:?}");
        assert!(answer.body.contains(part), "{path} {sent} {answer:?}");
    }
}

#[rocket::async_test]
async fn a_refused_parameter_is_forwarded_to_the_next_route() {
    let layer = ErrorLayer::new(&ERRORS);
    let service = || service(&layer).mount("/", routes![service::named]);
    let taken = ask(service(), Method::Get, "/numbered/acme", "").await;
    assert_eq!((taken.status, &*taken.body), (200, "acme"));
    // The route that had it last says what is wrong.
    let refused = ask(service(), Method::Get, "/numbered/zeta", "").await;
    assert_eq!(refused.body, body("HTTP_NOT_FOUND", "Not Found"));
}

#[rocket::async_test]
async fn head_is_answered_as_get() {
    let layer = ErrorLayer::new(&ERRORS);
    for path in ["/orgs/other", "/nowhere", "/token", "/teapot"] {
        let head = send(&layer, Method::Head, path, "").await;
        let get = send(&layer, Method::Get, path, "").await;
        assert_eq!(head.status, get.status, "{path}");
        assert_eq!(head.body, "", "{path}");
        let without_id = |answer: Answer| {
            let mut headers = answer.headers;
            headers.retain(|(name, _)| name != "x-request-id");
            // Rocket's shield has no order of its own.
            headers.sort_unstable();
            headers
        };
        assert_eq!(without_id(head), without_id(get), "{path}");
    }
}

#[catch(default)]
fn own_text(status: Status, _: &Request<'_>) -> status::Custom<&'static str> {
    status::Custom(status, "the service's own")
}

#[catch(404)]
fn own_error() -> OrgError {
    let slug = "of-a-catcher".to_owned();
    OrgError::NotFound { slug }
}

#[rocket::async_test]
async fn catchers_of_the_service_come_first() {
    let layer = ErrorLayer::new(&ERRORS);
    let service = || service(&layer).register("/", catchers![own_text, own_error]);
    let answer = ask(service(), Method::Get, "/nowhere", "").await;
    assert_eq!(answer.body, not_found("of-a-catcher"));
    let answer = ask(service(), Method::Get, "/teapot", "").await;
    assert_eq!(answer.body, body("HTTP_BAD_REQUEST", "the service's own"));
}

/// As far as a responder sees the request: its Accept, in the default profile.
#[rocket::async_test]
async fn without_the_layer_accept_counts() {
    let service = quiet().mount("/", routes![service::boxed]);
    let client = Client::untracked(service).await.expect("it ignites");
    for (accept, expected) in [
        (
            Accept::JSON,
            r#"{"title":"Unauthorized","code":"ORG_TOKEN"}"#,
        ),
        (Accept::Plain, "Token [ORG_TOKEN]\n"),
    ] {
        let response = client.get("/boxed").header(accept).dispatch().await;
        assert_eq!(response.into_string().await.as_deref(), Some(expected));
    }
}

#[rocket::async_test]
async fn each_error_is_reported_once_with_its_route_and_causes() {
    type Report = (String, u16, Option<String>, Option<String>);

    silence();
    let told: Arc<Mutex<Vec<Report>>> = Arc::default();
    let events = Arc::clone(&told);
    let layer = ErrorLayer::new(&ERRORS).on_error(move |event| {
        let cause = event.sources().next().map(ToString::to_string);
        let said = event.panic().or(event.text()).map(ToOwned::to_owned);
        events.lock().unwrap().push((
            event.code().to_string(),
            event.status().as_u16(),
            event.route().map(ToOwned::to_owned),
            cause.or(said),
        ));
    });
    let report = |code: &str, status, route: Option<&str>, cause: Option<&str>| {
        let cause = cause.map(ToOwned::to_owned);
        Some((code.to_owned(), status, route.map(ToOwned::to_owned), cause))
    };
    let slug = Some("/orgs/<slug>");
    for (path, expected) in [
        ("/orgs/acme", None),
        ("/anyone", None),
        ("/orgs/other", report("ORG_NOT_FOUND", 404, slug, None)),
        ("/orgs/hidden", report("ORG_HIDDEN", 403, slug, None)),
        (
            "/store",
            report("ORG_STORE", 500, Some("/store"), Some("canary")),
        ),
        ("/token", report("ORG_TOKEN", 401, Some("/token"), None)),
        (
            "/numbered/300",
            report("REQUEST_PATH", 400, Some("/numbered/<id>"), None),
        ),
        ("/nowhere", report("HTTP_NOT_FOUND", 404, None, None)),
        (
            "/teapot",
            report("HTTP_BAD_REQUEST", 418, Some("/teapot"), None),
        ),
        (
            "/secret",
            report("HTTP_BAD_GATEWAY", 502, Some("/secret"), Some("canary")),
        ),
        (
            "/panics",
            report(
                "HTTP_INTERNAL_SERVER_ERROR",
                500,
                Some("/panics"),
                Some("canary in a panic"),
            ),
        ),
        ("/json", None),
    ] {
        send(&layer, Method::Get, path, "").await;
        let events = std::mem::take(&mut *told.lock().unwrap());
        assert_eq!(events, Vec::from_iter(expected), "{path}");
    }
}
