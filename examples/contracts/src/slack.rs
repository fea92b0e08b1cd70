//! Slack: errors at 200, which are a `Document` and no response of errorbook's.

use errorbook::{ApiError, Document, Profile, body, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "snake_case")]
#[status(400)]
pub enum Error {
    #[code("invalid_auth")]
    InvalidAuth,
    #[code("channel_not_found")]
    ChannelNotFound,
}

pub static PROFILE: Profile = Profile::new().body(body!({ "ok": false, "error": code, ..fields }));

/// What is sent, with the status 200.
pub fn response(error: &Error) -> Document {
    Document::new(error, &PROFILE)
}

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// The published example.
pub fn example() -> Error {
    Error::InvalidAuth
}
