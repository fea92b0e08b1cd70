//! `ErrorLayer::rehearse`: a request that asks for an error gets it, on every framework, before the service sees it.

mod examples;
mod frameworks;
mod off;
mod operations;
mod prefer;
mod unknown;

use errorbook::tower::ErrorLayer;
use errorbook::{ApiError, FieldErrors, HttpError, Offer, Profile, catalogue};
use frameworks::{Answer, Framework};
use std::time::Duration;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    /// There is none of that name.
    #[status(404)]
    #[code("ORG_NOT_FOUND")]
    #[message("there is no organization {slug}")]
    NotFound {
        #[expose(example = "acme")]
        slug: String,
    },
    #[status(403)]
    #[code("ORG_HIDDEN")]
    #[conceal(as = NotFound)]
    Hidden {
        #[expose]
        slug: String,
    },
    #[status(401, reason = "Show Me A Token")]
    #[code("ORG_TOKEN")]
    #[challenge(Bearer, realm = "orgs", error = "invalid_token")]
    Token,
    #[status(429)]
    #[code("ORG_RATE_LIMITED")]
    #[message("too many requests")]
    #[retryable]
    RateLimited {
        #[header("Retry-After")]
        wait: Duration,
    },
    #[status(422)]
    #[code("ORG_INVALID")]
    Invalid {
        #[expose]
        errors: FieldErrors,
    },
    #[status(500)]
    #[code("ORG_STORE")]
    Store(#[source] std::io::Error),
    #[status(500)]
    #[code("ORG_BILLING")]
    #[internal]
    Billing,
    #[status(402)]
    #[code("ORG_UNPAID")]
    #[conceal(as = Billing)]
    Unpaid,
}

/// Integers.
#[derive(Debug, ApiError)]
#[api_error(codes = 4000..=4999)]
#[status(403)]
#[code(4031)]
struct Blocked;

/// One code with two answers.
#[derive(Debug, ApiError)]
#[api_error(prefix = "M")]
enum Unrecognized {
    #[status(404)]
    #[code("M_UNRECOGNIZED", shared)]
    Path,
    #[status(405)]
    #[header("Allow", "GET")]
    #[code("M_UNRECOGNIZED", shared)]
    Method,
}

/// A code that is no token.
#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "published")]
#[status(410)]
#[code("urn:acme:gone")]
struct Gone;

static ACME: Profile = Profile::new()
    .docs("https://acme.example/errors/{code}")
    .offers(&[Offer::JSON, Offer::TEXT, Offer::PROBLEM_XML, Offer::HTML]);

catalogue! {
    static ERRORS = [OrgError, Blocked, Unrecognized, Gone, HttpError::{BadRequest, NotFound}];
    profile = ACME;
}

/// The codes that clients may know of, in the order of the catalogue.
const CODES: [&str; 10] = [
    "ORG_NOT_FOUND",
    "ORG_TOKEN",
    "ORG_RATE_LIMITED",
    "ORG_INVALID",
    "ORG_STORE",
    "4031",
    "M_UNRECOGNIZED",
    "urn:acme:gone",
    "HTTP_BAD_REQUEST",
    "HTTP_NOT_FOUND",
];

/// The id of the request in examples.
const ID: &str = "9f1c2d7e-4b3a-4c5d-8e6f-70819a2b3c4d";

/// What all frameworks answer.
async fn answer(layer: &ErrorLayer, path: &str, headers: &[(&str, &str)]) -> Answer {
    let lines = headers
        .iter()
        .map(|(name, value)| (*name, value.as_bytes()));
    let mut lines: Vec<(&str, &[u8])> = lines.collect();
    lines.push(("x-request-id", ID.as_bytes()));
    let axum = Framework::Axum.send(layer, "GET", path, &lines).await;
    for framework in [Framework::Actix, Framework::Poem] {
        let other = framework.send(layer, "GET", path, &lines).await;
        assert_eq!(other, axum, "{framework:?} {headers:?}");
    }
    axum
}

fn rehearsing() -> ErrorLayer {
    ErrorLayer::new(&ERRORS).rehearse(true)
}
