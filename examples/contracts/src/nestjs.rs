//! `NestJS`: a list of messages where the request is not valid, and else a text.

use errorbook::{ApiError, FieldErrors, Offer, Profile, body, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "snake_case")]
pub enum Error {
    #[status(400)]
    #[code("bad_request")]
    BadRequest {
        #[expose]
        faults: FieldErrors<Fault>,
    },
    #[status(404)]
    #[code("not_found")]
    #[message("Cannot {method} {path}")]
    NotFound {
        #[expose(message)]
        method: &'static str,
        #[expose(message)]
        path: String,
    },
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "camelCase")]
#[status(400)]
pub enum Fault {
    #[code("isEmail")]
    #[message("{property} must be an email")]
    IsEmail {
        #[expose(message)]
        property: &'static str,
    },
    #[code("isNotEmpty")]
    #[message("{property} should not be empty")]
    IsNotEmpty {
        #[expose(message)]
        property: &'static str,
    },
}

pub static PROFILE: Profile = Profile::new()
    .body(body!({
        "message": [each message] or message,
        "error": phrase,
        "statusCode": status,
    }))
    .offers(&[Offer::JSON.media_type("application/json; charset=utf-8")])
    .nosniff(false)
    .no_store(false);

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// An example, whose values are made up.
pub fn example() -> Error {
    let mut faults = FieldErrors::new();
    faults.add("/email", Fault::IsEmail { property: "email" });
    let empty = Fault::IsNotEmpty {
        property: "password",
    };
    faults.add("/password", empty);
    Error::BadRequest { faults }
}
