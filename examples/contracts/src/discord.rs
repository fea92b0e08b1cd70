//! Discord's rate limit: a message without a code, and seconds with a fraction.

use errorbook::{ApiError, Offer, Profile, body, catalogue};
use std::time::Duration;

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "snake_case")]
pub enum Error {
    #[status(429)]
    #[code("rate_limited")]
    #[message("You are being rate limited.")]
    RateLimited {
        #[header("Retry-After")]
        wait: Duration,
        #[expose]
        retry_after: f64,
        #[expose]
        global: bool,
        #[header("X-RateLimit-Limit")]
        limit: u32,
        #[header("X-RateLimit-Remaining")]
        remaining: u32,
        #[header("X-RateLimit-Reset")]
        reset: String,
        #[header("X-RateLimit-Reset-After")]
        reset_after: String,
        #[header("X-RateLimit-Bucket")]
        bucket: String,
        #[header("X-RateLimit-Scope")]
        scope: &'static str,
    },
}

pub static PROFILE: Profile = Profile::new()
    .body(body!({ "message": message, ..fields }))
    .offers(&[Offer::JSON])
    .nosniff(false);

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// The published example.
pub fn example() -> Error {
    Error::RateLimited {
        wait: Duration::from_millis(64_570),
        retry_after: 64.57,
        global: false,
        limit: 10,
        remaining: 0,
        reset: "1470173023.123".into(),
        reset_after: "64.57".into(),
        bucket: "abcd1234".into(),
        scope: "user",
    }
}
