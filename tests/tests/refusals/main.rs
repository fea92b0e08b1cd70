//! `refusals = …` of `catalogue!`: what the framework refuses, and a panic, is answered with the service's own errors, on
//! axum and on actix-web.

mod answers;
mod catalogued;
mod links;
mod on_actix;
mod on_axum;

use errorbook::testing::Response;
use errorbook::{AnyError, ApiError, Catalogue, HttpError, Internal, Profile, catalogue};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use serde_json::Value;

/// What the routers, the extractors and a panic come to.
#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[allow(dead_code, reason = "what it has of a request is for handlers alone")]
enum Refusal {
    #[status(404)]
    #[code("ORG_NO_ROUTE")]
    #[message("there is nothing here")]
    #[help("look into the list of routes")]
    #[field(kind = "routing", level = 2)]
    NoRoute,
    #[status(405)]
    #[code("ORG_METHOD")]
    Method {
        #[header("Allow")]
        allow: HeaderValue,
    },
    #[status(401)]
    #[code("ORG_LOGIN")]
    #[challenge(Bearer, realm = "org")]
    #[challenge(Basic, realm = "org")]
    Login,
    #[status(413)]
    #[code("ORG_TOO_LARGE")]
    TooLarge {
        limit: Option<u64>,
        #[expose]
        hint: Option<u64>,
    },
    #[status(502)]
    #[code("ORG_UPSTREAM")]
    #[message("a server behind this one failed")]
    #[retryable(after = "5s")]
    Upstream(#[status(504)] u16),
    #[status(422)]
    #[code("ORG_REFUSED")]
    #[refusal(4xx)]
    Refused,
    #[status(500)]
    #[code("ORG_FAILED")]
    #[refusal(5xx)]
    Failed,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(403)]
    #[code("ORG_BLOCKED")]
    Blocked,
    #[status(500)]
    #[code("ORG_INTERNAL")]
    #[internal]
    Internal,
}

/// In no catalogue.
#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(409)]
#[code("ORG_UNLISTED")]
struct Unlisted;

static ACME: Profile = Profile::new().docs("/errors/{code}");

catalogue! {
    /// With refusals of the service's own.
    static OWN = [OrgError, HttpError::{Gone}];
    profile = ACME;
    refusals = Refusal;
}

catalogue! {
    /// With some of the default ones.
    static SOME = [OrgError, HttpError::{NotFound, BadRequest, InternalServerError}];
    profile = ACME;
}

catalogue! {
    /// With none.
    static NONE = [OrgError];
    profile = ACME;
}

catalogue! {
    /// With the refusals of another.
    static NESTED = [..OWN];
    profile = ACME;
    refusals = Refusal;
}

/// A response that is not errorbook's: a status, the number of its headers in `HEADERS`, and a text.
fn foreign(path: &str) -> (StatusCode, HeaderMap, String) {
    let mut parts = path.splitn(3, '-');
    let mut part = || parts.next().unwrap_or_default();
    let status = part().parse().unwrap();
    let headers = match part() {
        "" => HeaderMap::new(),
        number => {
            let (name, value) = HEADERS[number.parse::<usize>().unwrap()];
            let name = HeaderName::from_static(name);
            HeaderMap::from_iter([(name, HeaderValue::from_static(value))])
        }
    };
    (status, headers, part().to_owned())
}

const HEADERS: [(&str, &str); 3] = [
    ("www-authenticate", "Digest realm=\"other\""),
    ("allow", "GET"),
    ("retry-after", "7"),
];

fn masked() -> Result<(), AnyError> {
    Err::<(), _>(std::io::Error::other("canary")).internal()
}

#[derive(Clone, Copy, Debug)]
enum Framework {
    Axum,
    Actix,
}

const FRAMEWORKS: [Framework; 2] = [Framework::Axum, Framework::Actix];

/// The response to a request, and what was reported of it.
async fn ask(
    framework: Framework,
    catalogue: &'static Catalogue,
    method: &str,
    path: &str,
    accept: &str,
) -> (Response, Vec<String>) {
    match framework {
        Framework::Axum => on_axum::ask(catalogue, method, path, accept).await,
        Framework::Actix => on_actix::ask(catalogue, method, path, accept).await,
    }
}

fn json(response: &Response) -> Value {
    serde_json::from_slice(response.body()).unwrap_or_default()
}

/// What is reported of an error: its status, its code, and the text that clients do not see.
fn report(event: &errorbook::ErrorEvent<'_>) -> String {
    let text = event.text().or(event.panic()).unwrap_or("-");
    format!("{} {} {text}", event.status().as_u16(), event.code())
}
