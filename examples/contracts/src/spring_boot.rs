//! Spring Boot: the time, the phrase and the path of the request, also for unknown routes.

use errorbook::{ApiError, Offer, Profile, body, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "snake_case")]
pub enum Error {
    #[status(404)]
    #[code("not_found")]
    NotFound,
}

pub static PROFILE: Profile = Profile::new()
    .body(body!({
        "timestamp": "{timestamp:offset}",
        "status": status,
        "error": phrase,
        "path": request.path,
    }))
    .offers(&[Offer::JSON])
    .nosniff(false)
    .no_store(false);

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// The published example.
pub fn example() -> Error {
    Error::NotFound
}
