//! `OAuth` 2.0 token endpoints (RFC 6749): a code, `no-store`, and the header of HTTP/1.0 that says the same.

use errorbook::{ApiError, Offer, Profile, body, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "snake_case")]
#[status(400)]
pub enum Error {
    #[code("invalid_request")]
    InvalidRequest,
    #[code("invalid_grant")]
    #[message("the authorization code expired")]
    InvalidGrant,
    #[status(401)]
    #[code("invalid_client")]
    #[challenge(Basic, realm = "example")]
    InvalidClient,
}

pub static PROFILE: Profile = Profile::new()
    .body(body!({ "error": code, "error_description": detail, "error_uri": field.error_uri }))
    .header("pragma", "no-cache")
    .offers(&[Offer::JSON.media_type("application/json;charset=UTF-8")])
    .nosniff(false);

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// The published example.
pub fn example() -> Error {
    Error::InvalidRequest
}
