//! `FastAPI`: a list of faults, each with its place as a list, and a text for other errors.

use errorbook::{ApiError, FieldErrors, Offer, Profile, body, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "snake_case")]
pub enum Error {
    #[status(422)]
    #[code("request_validation_error")]
    Invalid {
        #[expose]
        faults: FieldErrors<Fault>,
    },
    #[status(404)]
    #[code("todo_not_found")]
    #[message("Todo not found")]
    NotFound,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "snake_case")]
#[status(422)]
pub enum Fault {
    #[code("string_too_short")]
    #[message("String should have at least {min_length} character")]
    TooShort {
        #[expose]
        input: String,
        #[expose]
        min_length: u32,
    },
}

pub static PROFILE: Profile = Profile::new()
    .body(body!({ "detail": [each {
        "type": code,
        "loc": ["body", ..place],
        "msg": message,
        "input": field.input,
        "ctx": { ..fields },
    }] or message }))
    .offers(&[Offer::JSON])
    .nosniff(false)
    .no_store(false);

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// An example, whose values are made up.
pub fn example() -> Error {
    let mut faults = FieldErrors::new();
    let fault = Fault::TooShort {
        input: String::new(),
        min_length: 1,
    };
    faults.add("/todos/0/title", fault);
    Error::Invalid { faults }
}
