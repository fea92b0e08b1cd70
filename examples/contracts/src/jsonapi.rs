//! JSON:API: an error object for each field error.

use errorbook::{ApiError, FieldError, FieldErrors, Offer, Profile, body, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "PERSON")]
pub enum Error {
    #[status(422)]
    #[code("PERSON_INVALID")]
    #[title("Invalid Attribute")]
    Invalid {
        #[expose]
        errors: FieldErrors<InvalidPerson>,
    },
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "PERSON_INVALID")]
#[status(422)]
pub enum InvalidPerson {
    #[code("PERSON_INVALID_FIRST_NAME")]
    #[message("First name must contain at least two characters.")]
    FirstName,
}

pub static PROFILE: Profile = Profile::new()
    .body(body!({ "errors": [each {
        "status": "{status}",
        "source": { "pointer": pointer, "parameter": parameter, "header": header },
        "title": title,
        "detail": detail,
    }] }))
    .offers(&[Offer::JSON.media_type("application/vnd.api+json")])
    .nosniff(false)
    .no_store(false);

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// The published example.
pub fn example() -> Error {
    Error::Invalid {
        errors: FieldError::new("/data/attributes/firstName", InvalidPerson::FirstName).into(),
    }
}
