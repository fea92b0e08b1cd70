//! The service that is asked.

#![allow(
    clippy::needless_pass_by_value,
    reason = "a handler owns what its guards give it"
)]

use errorbook::extract::{Check, JsonRefusal, PathRefusal, QueryRefusal, Refused};
use errorbook::rocket::extract::{Form, Json, Path, Query, Valid};
use errorbook::rocket::{ErrorLayer, refuse};
use errorbook::{
    AnyError, ApiError, Body, HttpError, Internal, Offer, Problem, Profile, catalogue,
};
use rocket::http::{Header, Status};
use rocket::request::{FromRequest, Outcome};
use rocket::response::status;
use rocket::response::stream::TextStream;
use rocket::{Build, Request, Rocket, get, head, post, put, routes};

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
pub(crate) enum OrgError {
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
pub(crate) struct Lent<'a> {
    #[expose]
    thing: &'a str,
}

pub(crate) static ACME: Profile = Profile::new().body(Body::CODE_MESSAGE);
/// No header of its answers marks them.
pub(crate) static BARE: Profile = Profile::new()
    .body(Body::CODE_MESSAGE)
    .offers(&[Offer::JSON])
    .nosniff(false)
    .no_store(false);

catalogue! {
    pub(crate) static ERRORS = [OrgError, Lent, JsonRefusal, PathRefusal, QueryRefusal, HttpError];
    profile = ACME;
}

catalogue! {
    pub(crate) static BARE_ERRORS = [OrgError, Lent, JsonRefusal, PathRefusal, QueryRefusal, HttpError];
    profile = BARE;
}

type Found = Result<&'static str, OrgError>;

#[get("/orgs/<slug>")]
async fn show(slug: &str) -> Found {
    rocket::tokio::task::yield_now().await;
    let slug = slug.to_owned();
    match slug.as_str() {
        "acme" => Ok("fine"),
        "hidden" => Err(OrgError::Hidden { slug }),
        _ => Err(OrgError::NotFound { slug }),
    }
}

#[put("/orgs/<_>", format = "json")]
fn replace() -> &'static str {
    "fine"
}

/// A guard that is refused.
struct Token;

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Token {
    type Error = OrgError;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, OrgError> {
        refuse(request, OrgError::Token)
    }
}

#[get("/token")]
fn token(_token: Token) -> &'static str {
    "fine"
}

/// A handler that takes what its guard failed with, and goes on.
#[get("/anyone")]
fn anyone(_token: Option<Token>) -> &'static str {
    "fine"
}

#[get("/store")]
fn store() -> Found {
    Err(OrgError::Store(std::io::Error::other("canary")))
}

#[get("/lent")]
fn lent() -> Lent<'static> {
    Lent { thing: "a book" }
}

#[get("/boxed")]
pub(crate) fn boxed() -> Result<&'static str, Box<dyn ApiError>> {
    Err(Box::new(OrgError::Token))
}

#[get("/problem")]
fn problem() -> Result<&'static str, Problem<OrgError>> {
    Err(Problem(OrgError::Token))
}

#[get("/any")]
fn any() -> Result<&'static str, AnyError> {
    let failed: Result<&str, _> = Err(std::io::Error::other("canary"));
    failed.internal()
}

#[get("/panics")]
fn panics() -> &'static str {
    assert!(!std::hint::black_box(true), "canary in a panic");
    "fine"
}

#[get("/teapot")]
fn teapot() -> Status {
    Status::ImATeapot
}

#[derive(rocket::Responder)]
struct Later(status::Conflict<&'static str>, Header<'static>);

#[get("/text")]
fn text() -> Later {
    let wait = Header::new("retry-after", "7");
    Later(status::Conflict("two \"edits\""), wait)
}

#[get("/stream")]
fn stream() -> status::Custom<TextStream![&'static str]> {
    let pieces = TextStream! {
        for _ in 0..5_000 {
            yield "piece";
        }
    };
    status::Custom(Status::Conflict, pieces)
}

#[get("/json")]
fn json() -> status::Conflict<Json<&'static str>> {
    status::Conflict(Json("mine"))
}

#[get("/secret")]
fn secret() -> status::Custom<&'static str> {
    status::Custom(Status::BadGateway, "canary")
}

#[derive(serde::Deserialize)]
struct Seats {
    seats: u8,
}

impl Check for Seats {
    type Error = OrgError;

    fn check(&self) -> Result<(), OrgError> {
        (self.seats > 0).then_some(()).ok_or(OrgError::Token)
    }
}

#[post("/json", data = "<seats>")]
fn of_json(seats: Valid<Json<Seats>>) -> String {
    seats.seats.to_string()
}

#[post("/form", data = "<seats>")]
fn of_form(seats: Form<Seats>) -> String {
    seats.seats.to_string()
}

#[get("/query")]
fn of_query(seats: Query<Seats>) -> String {
    seats.seats.to_string()
}

#[get("/numbered/<id>")]
fn numbered(id: Path<u8>) -> String {
    id.to_string()
}

#[get("/tried/<_>/<id>")]
fn tried(id: Result<Path<u8>, Refused<PathRefusal>>) -> Result<String, Refused<PathRefusal>> {
    Ok(id?.to_string())
}

/// Rocket tries it after the one above.
#[get("/numbered/<name>", rank = 2)]
pub(crate) fn named(name: &str) -> Option<&str> {
    name.starts_with('a').then_some(name)
}

#[head("/own-head")]
fn own_head() -> Status {
    Status::Gone
}

/// Rocket without its log.
pub(crate) fn quiet() -> Rocket<Build> {
    rocket::custom(rocket::Config {
        log_level: rocket::config::LogLevel::Off,
        ..rocket::Config::default()
    })
}

pub(crate) fn service(layer: &ErrorLayer) -> Rocket<Build> {
    let handlers = routes![
        show, replace, token, anyone, store, lent, boxed, problem, any, panics, teapot, text,
        stream, json, secret, of_json, of_form, of_query, numbered, tried, own_head
    ];
    quiet()
        .mount("/", errorbook::rocket::routes(handlers))
        .attach(layer.clone())
}
