//! The second example of RFC 9457: a list of faults, each with a pointer as a fragment.

use errorbook::{ApiError, Body, FieldErrors, Offer, Profile, body, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "kebab-case")]
pub enum Error {
    #[status(422)]
    #[code("validation-error")]
    #[title("Your request is not valid.")]
    Validation {
        #[expose]
        errors: FieldErrors<Invalid>,
    },
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "kebab-case")]
#[status(422)]
pub enum Invalid {
    #[code("not-positive")]
    #[message("must be a positive integer")]
    NotPositive,
    #[code("no-such-color")]
    #[message("must be 'green', 'red' or 'blue'")]
    NoSuchColor,
}

const BODY: Body = body!({
    "type": type,
    "title": title,
    "errors": [each { "detail": detail, "pointer": "#{pointer}" }],
})
.as_problem();

pub static PROFILE: Profile = Profile::new()
    .body(BODY)
    .problem_type("https://example.net/{code}")
    .header("content-language", "en")
    .offers(&[Offer::JSON])
    .nosniff(false)
    .no_store(false);

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// The published example.
pub fn example() -> Error {
    let mut errors = FieldErrors::new();
    errors.add("/age", Invalid::NotPositive);
    errors.add("/profile/color", Invalid::NoSuchColor);
    Error::Validation { errors }
}
