//! `ErrorLayer` on axum and on actix-web: the same answers to the same requests, and what is each one's own.

mod actix;
mod head;
mod headers;
mod ids;
mod marks;
mod on_actix;
mod on_axum;
mod refusals;
mod reports;
mod sources;
mod stacks;
mod streams;
mod tower;

use errorbook::tower::ErrorLayer;
use errorbook::{ApiError, Body, Profile, catalogue};
use http::HeaderMap;

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
    #[status(401, reason = "Show Me A Token")]
    #[code("ORG_TOKEN")]
    #[challenge(Bearer, realm = "a")]
    #[challenge(Basic, realm = "b")]
    Token,
    #[status(410)]
    #[code("ORG_CACHED")]
    #[header("Cache-Control", "max-age=60")]
    Cached,
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

const NOT_FOUND: &str = r#"{"code":"ORG_NOT_FOUND","message":"there is no such organization"}"#;

/// What describes a body, and goes with it.
const DESCRIPTIONS: [(&str, &str); 12] = [
    ("accept-ranges", "bytes"),
    ("content-digest", "sha-256=:YQ==:"),
    ("content-disposition", "attachment"),
    ("content-encoding", "zstd"),
    ("content-language", "fr"),
    ("content-location", "/other"),
    ("content-range", "bytes */9"),
    ("digest", "sha-256=YQ=="),
    ("etag", "\"a\""),
    ("last-modified", "Sun, 06 Nov 1994 08:49:37 GMT"),
    ("repr-digest", "sha-256=:YQ==:"),
    ("trailer", "etag"),
];

#[derive(serde::Deserialize)]
struct Seats {
    #[allow(dead_code, reason = "only read from JSON")]
    seats: u8,
}

async fn panics() -> &'static str {
    assert!(!std::hint::black_box(true), "canary in a panic");
    "fine"
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "LENT")]
#[status(409)]
enum Lent<'a> {
    #[code("LENT_THING")]
    #[message("{0} is lent")]
    Thing(#[expose("thing")] &'a str, #[source] std::io::Error),
}

fn lent(thing: &str) -> Lent<'_> {
    Lent::Thing(thing, std::io::Error::other("canary"))
}

/// Leaves the panic that is wanted out of the tests' output.
fn silence() {
    std::panic::set_hook(Box::new(|panic| {
        if panic.payload_as_str() != Some("canary in a panic") {
            eprintln!("{panic}");
        }
    }));
}

/// Who serves the routes.
#[derive(Clone, Copy, Debug)]
enum Framework {
    Axum,
    Actix,
}

impl Framework {
    const ALL: [Framework; 2] = [Framework::Axum, Framework::Actix];

    /// What is sent within these layers, of which the first is the innermost.
    async fn send(self, layers: &[ErrorLayer], request: Request) -> Answer {
        match self {
            Framework::Axum => on_axum::send(layers, request).await,
            Framework::Actix => on_actix::send(layers, request).await,
        }
    }
}

#[derive(Clone, Debug)]
struct Request {
    method: &'static str,
    path: &'static str,
    headers: Vec<(&'static str, String)>,
    body: String,
}

impl Request {
    fn get(path: &'static str) -> Self {
        Request {
            method: "GET",
            path,
            headers: vec![("accept", "application/json".to_owned())],
            body: String::new(),
        }
    }

    fn header(mut self, name: &'static str, value: &str) -> Self {
        self.headers.retain(|(known, _)| *known != name);
        self.headers.push((name, value.to_owned()));
        self
    }
}

struct Answer {
    status: u16,
    headers: HeaderMap,
    body: String,
}

impl Answer {
    /// The values of a header.
    fn all(&self, name: &str) -> Vec<&str> {
        let values = self.headers.get_all(name).iter();
        values.map(|value| value.to_str().unwrap()).collect()
    }
}
