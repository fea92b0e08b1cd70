//! Cloudflare: an envelope with lists and a `null` that are always there.

use errorbook::{ApiError, Offer, Profile, body, catalogue};

#[derive(Debug, ApiError)]
#[api_error(codes = 1000..=99999)]
pub enum Error {
    #[status(403)]
    #[code(10000)]
    #[message("Authentication error")]
    Authentication,
}

pub static PROFILE: Profile = Profile::new()
    .body(body!({
        "success": false,
        "errors": [{ "code": code, "message": message }],
        "messages": [],
        "result": null,
    }))
    .offers(&[Offer::JSON])
    .nosniff(false)
    .no_store(false);

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// An example, whose values are made up.
pub fn example() -> Error {
    Error::Authentication
}
