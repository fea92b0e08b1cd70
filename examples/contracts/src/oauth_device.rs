//! `OAuth` 2.0 device authorization (RFC 8628): codes alone, in the shape of RFC 6749.

use errorbook::{ApiError, Offer, Profile, body, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "snake_case")]
#[status(400)]
pub enum Error {
    #[code("authorization_pending")]
    AuthorizationPending,
    #[code("slow_down")]
    SlowDown,
    #[code("expired_token")]
    ExpiredToken,
}

pub static PROFILE: Profile = Profile::new()
    .body(body!({ "error": code, "error_description": detail }))
    .offers(&[Offer::JSON])
    .nosniff(false)
    .no_store(false);

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// The published example.
pub fn example() -> Error {
    Error::SlowDown
}
