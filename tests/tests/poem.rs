//! The middleware and the errors on poem.

use errorbook::poem::ErrorLayer;
use errorbook::{
    AnyError, ApiError, Body, HttpError, Internal, Offer, Problem, Profile, catalogue,
};
use poem::error::{Error, MethodNotAllowedError};
use poem::http::StatusCode;
use poem::web::{Json, Path};
use poem::{Endpoint, EndpointExt, IntoResponse, Request, Response, Route, get, handler, post};
use std::sync::{Arc, Mutex};

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(404)]
    #[code("ORG_NOT_FOUND")]
    #[message("there is no organization {slug}")]
    NotFound {
        #[expose]
        slug: String,
    },
    #[status(403)]
    #[code("ORG_HIDDEN")]
    #[conceal(as = NotFound)]
    Hidden {
        #[expose]
        slug: String,
    },
    #[status(401)]
    #[code("ORG_TOKEN")]
    #[challenge(Bearer, realm = "orgs")]
    Token,
    #[status(500)]
    #[code("ORG_STORE")]
    Store(#[source] std::io::Error),
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "LENT")]
#[status(409)]
#[code("LENT_THING")]
#[message("{thing} is lent")]
struct Lent<'a> {
    #[expose]
    thing: &'a str,
}

static ACME: Profile = Profile::new().body(Body::CODE_MESSAGE);
/// No header of its answers marks them.
static BARE: Profile = Profile::new()
    .body(Body::CODE_MESSAGE)
    .offers(&[Offer::JSON])
    .nosniff(false)
    .no_store(false);

catalogue! {
    static ERRORS = [OrgError, Lent, HttpError];
    profile = ACME;
}

catalogue! {
    static BARE_ERRORS = [OrgError, Lent, HttpError];
    profile = BARE;
}

type Found = Result<&'static str, OrgError>;

#[handler]
async fn show(Path(slug): Path<String>) -> Found {
    tokio::task::yield_now().await;
    match slug.as_str() {
        "acme" => Ok("fine"),
        "hidden" => Err(OrgError::Hidden { slug }),
        _ => Err(OrgError::NotFound { slug }),
    }
}

#[handler]
fn token() -> Found {
    Err(OrgError::Token)
}

#[handler]
fn store() -> Found {
    Err(OrgError::Store(std::io::Error::other("canary")))
}

#[handler]
fn lent() -> Response {
    let thing = String::from("a book");
    Lent { thing: &thing }.into_response()
}

#[handler]
fn returned() -> OrgError {
    OrgError::Token
}

#[handler]
async fn spawned_response() -> Response {
    tokio::spawn(async { OrgError::Token.into_response() })
        .await
        .unwrap()
}

#[handler]
fn boxed() -> Result<&'static str, Box<dyn ApiError>> {
    Err(Box::new(OrgError::Token))
}

#[handler]
fn problem() -> Result<&'static str, Problem<OrgError>> {
    Err(Problem(OrgError::Token))
}

#[handler]
fn any() -> Result<&'static str, AnyError> {
    let failed: Result<&str, _> = Err(std::io::Error::other("canary"));
    failed.internal()
}

/// Rendered out of the layer's sight: poem lends the error, so the default profile's answer stays.
#[handler]
async fn spawned() -> Response {
    let render = async { Error::from(OrgError::Token).into_response() };
    tokio::spawn(render).await.unwrap()
}

#[handler]
fn panics() -> &'static str {
    assert!(!std::hint::black_box(true), "canary in a panic");
    "fine"
}

#[handler]
fn teapot() -> StatusCode {
    StatusCode::IM_A_TEAPOT
}

#[handler]
fn text() -> Response {
    (StatusCode::CONFLICT, "two \"edits\"")
        .with_header("retry-after", "7")
        .into_response()
}

#[handler]
fn json() -> (StatusCode, Json<&'static str>) {
    (StatusCode::CONFLICT, Json("mine"))
}

#[handler]
fn secret() -> Result<&'static str, Error> {
    Err(Error::from_string("canary", StatusCode::BAD_GATEWAY))
}

#[handler]
fn numbered(id: errorbook::poem::extract::Path<u8>) -> String {
    id.to_string()
}

#[derive(serde::Deserialize)]
struct Seats {
    #[allow(dead_code, reason = "only read from JSON")]
    seats: u8,
}

#[handler]
fn create(_: Json<Seats>) -> &'static str {
    "fine"
}

fn service(layer: &ErrorLayer) -> impl Endpoint<Output = Response> {
    let allow = |_: MethodNotAllowedError| async {
        StatusCode::METHOD_NOT_ALLOWED.with_header("allow", "GET, HEAD")
    };
    Route::new()
        .at("/orgs", post(create))
        .at("/orgs/:slug", get(show).catch_error(allow))
        .at("/numbered/:id<\\d+>", get(numbered))
        .at("/token", get(token))
        .at("/store", get(store))
        .at("/lent", get(lent))
        .at("/boxed", get(boxed))
        .at("/problem", get(problem))
        .at("/any", get(any))
        .at("/returned", get(returned))
        .at("/spawned", get(spawned))
        .at("/spawned-response", get(spawned_response))
        .at("/panics", get(panics))
        .at("/teapot", get(teapot))
        .at("/text", get(text))
        .at("/json", get(json))
        .at("/secret", get(secret))
        .with(layer.clone())
}

/// A status, a code, and the whole body.
struct Answer {
    status: u16,
    headers: poem::http::HeaderMap,
    body: String,
}

async fn send(layer: &ErrorLayer, method: &str, path: &str, body: &'static str) -> Answer {
    let request = Request::builder()
        .method(method.parse().unwrap())
        .uri(path.parse().unwrap())
        .header("accept", "application/json")
        .content_type("application/json")
        .body(body);
    let (head, body) = service(layer).get_response(request).await.into_parts();
    Answer {
        status: head.status.as_u16(),
        headers: head.headers,
        body: body.into_string().await.unwrap(),
    }
}

fn body(code: &str, message: &str) -> String {
    format!(r#"{{"code":"{code}","message":"{message}"}}"#)
}

fn not_found(slug: &str) -> String {
    format!(
        r#"{{"code":"ORG_NOT_FOUND","message":"there is no organization {slug}","slug":"{slug}"}}"#
    )
}

/// A request, its status and its body.
type Row = (&'static str, &'static str, u16, String);

fn rows() -> Vec<Row> {
    let internal = || body("HTTP_INTERNAL_SERVER_ERROR", "Internal Server Error");
    let refused = || body("ORG_TOKEN", "Token");
    vec![
        ("GET", "/orgs/acme", 200, "fine".to_owned()),
        ("GET", "/orgs/other", 404, not_found("other")),
        ("GET", "/orgs/hidden", 404, not_found("hidden")),
        ("GET", "/numbered/7", 200, "7".to_owned()),
        (
            "GET",
            "/numbered/300",
            400,
            concat!(
                r#"{"code":"REQUEST_PATH","message":"the path does not have the values that are expected","#,
                r#""errors":[{"parameter":"id","code":"REQUEST_WRONG_TYPE","message":"the value has the wrong type","#,
                r#""expected":"a whole number from 0 to 255"}]}"#
            )
            .to_owned(),
        ),
        ("GET", "/token", 401, refused()),
        ("GET", "/boxed", 401, refused()),
        ("GET", "/problem", 401, refused()),
        ("GET", "/returned", 401, refused()),
        ("GET", "/spawned-response", 401, refused()),
        ("GET", "/any", 500, internal()),
        ("GET", "/panics", 500, internal()),
        (
            "GET",
            "/store",
            500,
            body("ORG_STORE", "Internal Server Error"),
        ),
        (
            "GET",
            "/lent",
            409,
            r#"{"code":"LENT_THING","message":"a book is lent","thing":"a book"}"#.to_owned(),
        ),
        ("GET", "/nowhere", 404, body("HTTP_NOT_FOUND", "Not Found")),
        (
            "DELETE",
            "/orgs/acme",
            405,
            body("HTTP_METHOD_NOT_ALLOWED", "Method Not Allowed"),
        ),
        (
            "GET",
            "/teapot",
            418,
            body("HTTP_BAD_REQUEST", "Bad Request"),
        ),
        (
            "GET",
            "/text",
            409,
            body("HTTP_CONFLICT", r#"two \"edits\""#),
        ),
        ("GET", "/json", 409, r#""mine""#.to_owned()),
        (
            "GET",
            "/secret",
            502,
            body("HTTP_BAD_GATEWAY", "Bad Gateway"),
        ),
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

#[tokio::test]
async fn each_answer_is_the_service_s_own() {
    silence();
    // Whether or not a header of the answer says whose it is.
    for layer in [ErrorLayer::new(&ERRORS), ErrorLayer::new(&BARE_ERRORS)] {
        for (method, path, status, expected) in rows() {
            let answer = send(&layer, method, path, "").await;
            assert_eq!(
                (answer.status, answer.body),
                (status, expected),
                "{method} {path}"
            );
        }
    }
}

#[tokio::test]
async fn headers_of_errors_and_of_refusals() {
    silence();
    let layer = ErrorLayer::new(&ERRORS);
    for (method, path, name, value) in [
        (
            "GET",
            "/token",
            "www-authenticate",
            r#"Bearer realm="orgs""#,
        ),
        ("GET", "/token", "vary", "Accept"),
        ("GET", "/token", "x-content-type-options", "nosniff"),
        ("GET", "/nowhere", "content-type", "application/json"),
        ("GET", "/panics", "cache-control", "no-store"),
        ("DELETE", "/orgs/acme", "allow", "GET, HEAD"),
        ("GET", "/text", "retry-after", "7"),
    ] {
        let answer = send(&layer, method, path, "").await;
        assert_eq!(answer.headers[name], value, "{method} {path} {name}");
        assert!(answer.headers.contains_key("x-request-id"), "{path}");
    }
}

#[tokio::test]
async fn poem_s_own_refusals_of_a_body() {
    let layer = ErrorLayer::new(&ERRORS);
    for (sent, status) in [
        ("{", 400),
        (r#"{"seats":-1}"#, 400),
        (r#"{"seats":1}"#, 200),
    ] {
        let answer = send(&layer, "POST", "/orgs", sent).await;
        assert_eq!(answer.status, status, "{sent}");
        let is_refusal = answer.body.starts_with(r#"{"code":"HTTP_BAD_REQUEST""#);
        assert_eq!(is_refusal, status == 400, "{sent}: {}", answer.body);
    }
}

/// The server leaves the body out; a layer may not know that it will (RFC 9110 section 8.6).
#[tokio::test]
async fn head_is_answered_as_get() {
    let layer = ErrorLayer::new(&ERRORS);
    for path in ["/orgs/other", "/nowhere", "/token", "/teapot"] {
        let head = send(&layer, "HEAD", path, "").await;
        let get = send(&layer, "GET", path, "").await;
        assert_eq!(head.status, get.status, "{path}");
        assert!(head.body.is_empty() || head.body == get.body, "{path}");
        let (mut head, mut get) = (head.headers, get.headers);
        head.remove("x-request-id");
        get.remove("x-request-id");
        assert_eq!(head, get, "{path}");
    }
}

#[tokio::test]
async fn an_error_that_poem_renders_out_of_sight_has_the_default_profile() {
    let layer = ErrorLayer::new(&ERRORS);
    let answer = send(&layer, "GET", "/spawned", "").await;
    assert_eq!(answer.status, 401);
    assert_eq!(
        answer.body,
        r#"{"title":"Unauthorized","code":"ORG_TOKEN"}"#
    );
}

#[tokio::test]
async fn each_error_is_reported_once_with_its_route_and_causes() {
    type Report = (String, u16, Option<String>, Option<String>);

    silence();
    let told: Arc<Mutex<Vec<Report>>> = Arc::default();
    let events = Arc::clone(&told);
    let inner = ErrorLayer::new(&ERRORS).on_error(move |event| {
        events.lock().unwrap().push((
            event.code().to_string(),
            event.status().as_u16(),
            event.route().map(ToOwned::to_owned),
            event.sources().next().map(ToString::to_string),
        ));
    });
    let report = |code: &str, status, route: Option<&str>, cause: Option<&str>| {
        let cause = cause.map(ToOwned::to_owned);
        Some((code.to_owned(), status, route.map(ToOwned::to_owned), cause))
    };
    let slug = Some("/orgs/:slug");
    for (path, expected) in [
        ("/orgs/acme", None),
        ("/orgs/other", report("ORG_NOT_FOUND", 404, slug, None)),
        ("/orgs/hidden", report("ORG_HIDDEN", 403, slug, None)),
        (
            "/store",
            report("ORG_STORE", 500, Some("/store"), Some("canary")),
        ),
        (
            "/returned",
            report("ORG_TOKEN", 401, Some("/returned"), None),
        ),
        ("/nowhere", report("HTTP_NOT_FOUND", 404, None, None)),
        (
            "/teapot",
            report("HTTP_BAD_REQUEST", 418, Some("/teapot"), None),
        ),
        (
            "/panics",
            report("HTTP_INTERNAL_SERVER_ERROR", 500, None, None),
        ),
        ("/json", None),
    ] {
        send(&inner, "GET", path, "").await;
        let events = std::mem::take(&mut *told.lock().unwrap());
        assert_eq!(events, Vec::from_iter(expected), "{path}");
    }
}
