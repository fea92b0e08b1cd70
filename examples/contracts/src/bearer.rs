//! Bearer tokens (RFC 6750): a challenge, and no body.

use errorbook::{ApiError, Body, Offer, Profile, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "snake_case")]
pub enum Error {
    #[status(401)]
    #[code("invalid_token")]
    #[challenge(
        Bearer,
        realm = "example",
        error = "invalid_token",
        error_description = "The access token expired"
    )]
    InvalidToken,
}

pub static PROFILE: Profile = Profile::new()
    .body(Body::EMPTY)
    .offers(&[Offer::JSON])
    .no_store(false);

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// The published example.
pub fn example() -> Error {
    Error::InvalidToken
}
