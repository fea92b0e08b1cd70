//! Rate limit problem types (draft-ietf-httpapi-ratelimit-headers): a member whose name has a hyphen.

use errorbook::{ApiError, Offer, Profile, body, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "kebab-case")]
pub enum Error {
    #[status(429)]
    #[code("quota-exceeded")]
    #[title("Request cannot be satisfied as assigned quota has been exceeded")]
    QuotaExceeded {
        #[expose("violated-policies")]
        violated: Vec<&'static str>,
    },
}

pub static PROFILE: Profile = Profile::new()
    .body(body!({ "type": type, "title": title, ..fields }))
    .problem_type("https://iana.org/assignments/http-problem-types#{code}")
    .offers(&[Offer::JSON
        .media_type("application/problem+json")
        .answers_to("application/json")])
    .nosniff(false);

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// The published example.
pub fn example() -> Error {
    Error::QuotaExceeded {
        violated: vec!["daily", "bandwidth"],
    }
}
