//! `CouchDB`: a reason, a Cache-Control of its own, reason phrases.

use errorbook::{ApiError, Offer, Profile, body, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "snake_case")]
pub enum Error {
    #[status(412)]
    #[code("file_exists")]
    #[message("The database could not be created, the file already exists.")]
    FileExists,
    #[status(404, reason = "Object Not Found")]
    #[code("not_found")]
    #[message("missing")]
    NotFound,
}

pub static PROFILE: Profile = Profile::new()
    .body(body!({ "error": code, "reason": message }))
    .header("cache-control", "must-revalidate")
    .offers(&[Offer::JSON])
    .nosniff(false);

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// The published example.
pub fn example() -> Error {
    Error::FileExists
}
