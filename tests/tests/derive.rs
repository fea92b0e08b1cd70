//! What the derive generates, on types of every kind.

use errorbook::{ApiError, Preferences, Profile, catalogue};
use http::{HeaderMap, HeaderValue, Response, header};
use std::error::Error;
use std::time::Duration;

#[derive(Debug, ApiError)]
#[api_error(prefix = "AUTH")]
pub enum AuthError {
    #[status(401)]
    #[code("AUTH_MISSING")]
    #[challenge(Bearer, realm = "a \"b\"")]
    Missing,
}

/// Why a request about an organization was refused.
#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[challenge(Bearer, realm = "orgs")]
pub enum OrgError {
    /// An administrator blocked it. Support can lift the block.
    #[status(403)]
    #[code("ORG_BLOCKED")]
    #[message("the organization {name} is blocked")]
    #[help("ask your administrator to lift the block")]
    Blocked {
        #[expose]
        name: String,
    },

    #[status(401)]
    #[code("ORG_TOKEN_EXPIRED")]
    #[challenge(Bearer, realm = "orgs", error = "invalid_token")]
    #[message("the access token expired")]
    TokenExpired,

    #[status(429)]
    #[code("ORG_BUSY")]
    #[message("too many requests")]
    Busy {
        #[header("Retry-After")]
        wait: Duration,
    },

    #[status(500)]
    #[code("ORG_STORE")]
    Store(#[from] std::io::Error),

    #[transparent]
    Auth(#[from] AuthError),
}

static ACME: Profile = Profile::new()
    .problem_type("urn:acme:error:{code}")
    .docs("https://docs.acme.example/errors/{code}");

catalogue! {
    /// All.
    pub static AUTH = [AuthError];
}

catalogue! {
    /// Every error this service can answer with.
    pub static ERRORS = [OrgError, AuthError, ..AUTH];
    profile = ACME;
}

fn show(response: &Response<bytes::Bytes>) -> String {
    use std::fmt::Write;
    let mut out = format!("{}\n", response.status());
    for (name, value) in response.headers() {
        writeln!(out, "{name}: {}", String::from_utf8_lossy(value.as_bytes())).unwrap();
    }
    out.push('\n');
    out.push_str(std::str::from_utf8(response.body()).unwrap());
    out
}

#[test]
fn first_light() {
    let json = ACME.preferences(&HeaderMap::new());
    let mut headers = HeaderMap::new();
    headers.insert(header::ACCEPT, HeaderValue::from_static("text/plain"));
    let text = ACME.preferences(&headers);
    for error in [
        OrgError::Blocked {
            name: "ac\"me\n".into(),
        },
        OrgError::TokenExpired,
        OrgError::Busy {
            wait: Duration::from_millis(1500),
        },
        OrgError::Store(std::io::Error::other("secret")),
        OrgError::Auth(AuthError::Missing),
    ] {
        println!("{error} / {} / {:?}", error.message(), error.source());
        println!("{}\n", show(&error.respond(&json)));
        println!("{}\n", show(&error.respond(&text)));
        println!("{}\n", show(&error.respond(&Preferences::default())));
    }
    println!("{}", ERRORS.to_markdown());
    assert_eq!(ERRORS.entries().count(), 5);
}
