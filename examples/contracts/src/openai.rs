//! `OpenAI`: members that are `null` where there is nothing to say.

use errorbook::{ApiError, Offer, Profile, body, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "snake_case")]
#[field(kind = "invalid_request_error")]
pub enum Error {
    #[status(401, no_challenge = "the published 401 has none")]
    #[code("invalid_api_key")]
    #[message("Error description")]
    InvalidApiKey,
    #[status(400)]
    #[code("unknown_parameter")]
    #[message("Unknown parameter: '{param}'.")]
    UnknownParameter {
        #[expose]
        param: String,
    },
}

pub static PROFILE: Profile = Profile::new()
    .body(body!({ "error": {
        "message": message,
        "type": field.kind,
        "param": field.param or null,
        "code": code,
    } }))
    .field("kind", "server_error")
    .offers(&[Offer::JSON])
    .nosniff(false)
    .no_store(false);

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// The published example.
pub fn example() -> Error {
    Error::InvalidApiKey
}
