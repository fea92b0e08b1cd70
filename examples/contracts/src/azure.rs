//! Azure: the code in a header too, details that are nested.

use errorbook::{ApiError, Offer, Profile, body, catalogue};
use serde::Serialize;

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "PascalCase")]
pub enum Error {
    #[status(404)]
    #[code("ResourceNotFound")]
    #[message("The resource '{name}' was not found.")]
    ResourceNotFound {
        #[expose(message)]
        name: String,
    },
    #[status(400)]
    #[code("BadArgument")]
    #[message("Multiple errors in ContactInfo data")]
    BadArgument {
        #[expose]
        target: &'static str,
        #[expose]
        details: Vec<Detail>,
    },
}

#[derive(Debug, Serialize)]
pub struct Detail {
    pub code: &'static str,
    pub target: &'static str,
    pub message: String,
}

pub static PROFILE: Profile = Profile::new()
    .body(body!({ "error": {
        "code": code,
        "message": message,
        "target": field.target,
        "details": field.details,
    } }))
    .code_header("x-ms-error-code")
    .offers(&[Offer::JSON])
    .nosniff(false)
    .no_store(false);

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// An example, whose values are made up.
pub fn example() -> Error {
    Error::BadArgument {
        target: "ContactInfo",
        details: vec![Detail {
            code: "NullValue",
            target: "PhoneNumber",
            message: "Phone number must not be null".into(),
        }],
    }
}
