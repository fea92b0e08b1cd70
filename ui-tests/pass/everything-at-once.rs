//! Every attribute and every key, in one crate that denies warnings.

#![deny(
    warnings,
    missing_docs,
    missing_debug_implementations,
    rust_2018_idioms,
    single_use_lifetimes,
    trivial_casts,
    unreachable_pub,
    unused_lifetimes,
    unused_qualifications
)]

use errorbook::{ApiError, Body, Offer, Profile, body, catalogue};
use errorbook_ui_tests::serve;
use std::io;
use std::time::Duration;

/// Why a token was refused.
#[derive(Debug, ApiError)]
#[api_error(prefix = "auth", style = "kebab-case", crate = errorbook)]
#[status(401)]
#[challenge(Bearer, realm = "orgs \"and\" more")]
#[challenge("SCRAM-SHA-256", realm = "orgs", sid = 7, mutual = true)]
pub enum AuthError {
    /// There was none.
    #[code("auth-token-missing")]
    TokenMissing,

    /// It may do less.
    #[status(FORBIDDEN, reason = "Narrow Token")]
    #[code("auth-scope")]
    #[challenge(Bearer, realm = "{realm}", error = "insufficient_scope", scope = "{scope:?}")]
    Scope {
        /// Whose it is.
        #[expose(message)]
        realm: String,
        /// What it lacks.
        #[expose("required_scope")]
        scope: String,
    },

    /// A code of its own making.
    #[code("auth-odd")]
    #[challenge(Bearer, error = "expired", unregistered)]
    Odd,
}

/// Why a request about an organization was refused.
#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG", style = "SCREAMING_SNAKE_CASE")]
#[status(400)]
pub enum OrgError {
    /// The default status.
    #[code("ORG_MALFORMED")]
    Malformed,

    /// An administrator blocked it.
    #[status(403)]
    #[code("ORG_BLOCKED")]
    #[title("Blocked")]
    #[message("the organization {name:>width$} is blocked, {{ {seats:#06x} }} {share:.2}")]
    #[help("ask your administrator to lift the block")]
    #[header("X-Org", "{name}")]
    #[header("Cache-Control", "private, max-age=5")]
    #[oauth("access_denied")]
    #[log("debug")]
    #[since("1.4")]
    #[sunset("2.0", instead = "ORG_GONE")]
    Blocked {
        /// Its slug.
        #[expose(example = "acme")]
        name: String,
        /// How many.
        #[expose("seat_count", json = "integer", example = "12")]
        seats: u32,
        /// How much.
        #[expose(json = "number")]
        share: f64,
        /// How wide.
        #[expose(message)]
        width: usize,
        /// When to come back.
        #[header("Retry-After")]
        wait: Option<Duration>,
        /// Who did it.
        owner: u64,
    },

    /// It is there, and nobody may know.
    #[status(403)]
    #[code("ORG_HIDDEN")]
    #[conceal(as = NotFound)]
    #[message("{name} is hidden")]
    Hidden {
        /// Its slug.
        #[expose]
        name: String,
    },

    /// It is not there.
    #[status(404)]
    #[code("ORG_NOT_FOUND")]
    #[message("there is no {0}")]
    NotFound(#[expose("name")] String),

    /// Too many requests.
    #[status(429)]
    #[code("ORG_BUSY")]
    #[retryable(after = "1h30m")]
    Busy,

    /// Soon.
    #[status(503)]
    #[code("ORG_AWAY")]
    #[retryable]
    #[internal]
    Away {
        /// Why.
        #[source]
        cause: io::Error,
    },

    /// The store.
    #[status(500)]
    #[code("ORG_STORE")]
    Store(#[from] io::Error),

    /// Named as thiserror wants it.
    #[status(500)]
    #[code("ORG_NAMED")]
    Named {
        /// Why.
        source: Box<dyn std::error::Error + Send + Sync>,
    },

    /// Whatever the token is.
    #[transparent]
    Auth(#[from] AuthError),
}

/// Integer codes.
#[derive(Debug, ApiError)]
#[api_error(codes = 4000..=4999)]
#[status(409)]
pub enum Numbered {
    /// The first.
    #[code(4000)]
    First,
    /// The last.
    #[code(4_999)]
    Last,
}

/// Published before errorbook.
#[derive(Debug, ApiError)]
#[api_error(prefix = "", display = manual)]
#[status(499, unregistered)]
#[code("CLOSED")]
#[message(display)]
pub struct Closed;

impl std::fmt::Display for Closed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the client closed the connection")
    }
}

impl std::error::Error for Closed {}

/// None at all.
#[derive(Debug, ApiError)]
pub enum Never {}

/// What the framework refuses, which nothing here makes.
#[derive(Debug, ApiError)]
#[api_error(prefix = "refuse", style = "kebab-case")]
enum Refusal {
    #[status(400)]
    #[code("refuse-request")]
    #[refusal(4xx)]
    Request,
    #[status(405)]
    #[code("refuse-method")]
    Method {
        #[header("Allow")]
        allow: String,
    },
    #[status(404)]
    #[code("refuse-path")]
    #[message("there is nothing {{here}}")]
    #[deprecated]
    Path(#[status(410)] u16, #[expose("hint")] Option<u8>),
    #[status(500)]
    #[code("refuse-all")]
    #[refusal(5xx)]
    All,
}

const SHAPE: Body = body!({
    "ok": false,
    "error": { "ref": code, "text": message, "list": [status, 1.5, -2, "a\"b", true, null, [], {}] },
    "more": { ..fields },
});

/// How this service speaks.
pub static ACME: Profile = Profile::new()
    .body(SHAPE.as_problem())
    .problem_type("urn:acme:error:{code}")
    .docs("https://docs.acme.example/errors/{code}?a=b#c")
    .offers(&[Offer::JSON, Offer::TEXT])
    .code_header("x-error-code")
    .help_link(true)
    .nosniff(true)
    .no_store(true);

catalogue! {
    /// None yet.
    static NOTHING = [];
}

catalogue! {
    /// The shared ones.
    pub(crate) static AUTH = [AuthError];
}

catalogue! {
    /// Every error this service can answer with.
    #[allow(dead_code)]
    pub static ERRORS = [OrgError, AuthError, ..AUTH, ..NOTHING, Numbered, Closed, Never,];
    profile = ACME;
}

catalogue! {
    /// Some of them, and what the framework refuses.
    static PARTS = [Numbered::{First}, AuthError::{TokenMissing, Odd}, errorbook::HttpError::{r#Gone,}];
    refusals = Refusal;
}

fn main() {
    let name = || String::from("acme");
    let wait = Some(Duration::from_secs(3));
    let blocked =
        OrgError::Blocked { name: name(), seats: 12, share: 0.5, width: 6, wait, owner: 7 };
    if let OrgError::Blocked { owner, .. } = &blocked {
        assert_eq!(*owner, 7);
    }
    let (text, response) = serve(blocked);
    assert!(text.starts_with("the organization   acme is blocked, { 0x000c } 0.50"), "{text}");
    assert_eq!(response.headers()["x-org"], "acme");
    serve(OrgError::Malformed);
    serve(OrgError::Hidden { name: name() });
    serve(OrgError::NotFound(name()));
    serve(OrgError::Busy);
    serve(OrgError::Away { cause: io::Error::other("away") });
    serve(OrgError::from(io::Error::other("store")));
    serve(OrgError::Named { source: "named".into() });
    serve(OrgError::from(AuthError::Odd));
    serve(AuthError::TokenMissing);
    serve(AuthError::Scope { realm: name(), scope: name() });
    serve(Numbered::First);
    serve(Numbered::Last);
    assert!(serve(Closed).0.starts_with("the client closed the connection"));
    assert_eq!(ERRORS.entries().count(), 14);
    assert_eq!(PARTS.entries().count(), 8);
}
