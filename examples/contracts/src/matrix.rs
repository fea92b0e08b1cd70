//! Matrix: one code for several answers, a 401 without a challenge.

use errorbook::{ApiError, Offer, Profile, body, catalogue};
use http::HeaderValue;
use std::time::Duration;

#[derive(Debug, ApiError)]
#[api_error(prefix = "M")]
pub enum Error {
    #[status(401, no_challenge = "the Matrix specification publishes none")]
    #[code("M_UNKNOWN_TOKEN", shared)]
    #[message("Unrecognised access token")]
    UnknownToken,
    #[status(401, no_challenge = "the Matrix specification publishes none")]
    #[code("M_UNKNOWN_TOKEN", shared)]
    #[message("Soft logged out")]
    #[field(soft_logout = true)]
    SoftLogout,
    #[status(429)]
    #[code("M_LIMIT_EXCEEDED")]
    #[message("Too many requests")]
    LimitExceeded {
        #[header("Retry-After")]
        wait: Duration,
        #[expose]
        retry_after_ms: u64,
    },
}

/// What the framework answers: unknown routes and methods, refused bodies, panics.
#[derive(Debug, ApiError)]
#[api_error(prefix = "M")]
pub enum Refusal {
    #[status(404)]
    #[code("M_UNRECOGNIZED", shared)]
    #[message("Unrecognized endpoint")]
    Endpoint,
    #[status(405)]
    #[code("M_UNRECOGNIZED", shared)]
    #[message("Unrecognized method")]
    Method {
        #[header("Allow")]
        allow: HeaderValue,
    },
    #[status(400)]
    #[code("M_UNKNOWN", shared)]
    #[message("The request was refused")]
    #[refusal(4xx)]
    Refused,
    #[status(500)]
    #[code("M_UNKNOWN", shared)]
    #[message("Internal server error")]
    #[refusal(5xx)]
    Failed,
}

pub static PROFILE: Profile = Profile::new()
    .body(body!({ "errcode": code, "error": message, ..fields }))
    .offers(&[Offer::JSON])
    .nosniff(false)
    .no_store(false);

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
    refusals = Refusal;
}

/// The published example.
pub fn example() -> Error {
    Error::SoftLogout
}
