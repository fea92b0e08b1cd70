//! Rate limit headers (draft-ietf-httpapi-ratelimit-headers), with a message that says how long to wait.

use errorbook::{ApiError, Offer, Profile, body, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "kebab-case")]
pub enum Error {
    #[status(429)]
    #[code("slow-down")]
    #[message("Wait {wait} seconds, then slow down!")]
    #[header("RateLimit-Policy", "\"dynamic\";q=100;w=60")]
    #[header("RateLimit", "\"dynamic\";r={remaining};t={reset}")]
    SlowDown {
        #[expose(message)]
        #[header("Retry-After")]
        wait: u32,
        #[expose(message)]
        remaining: u32,
        #[expose(message)]
        reset: u32,
    },
}

pub static PROFILE: Profile = Profile::new()
    .body(body!({ "status": status, "detail": detail }))
    .offers(&[Offer::JSON])
    .nosniff(false);

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// The published example.
pub fn example() -> Error {
    Error::SlowDown {
        wait: 20,
        remaining: 15,
        reset: 40,
    }
}
