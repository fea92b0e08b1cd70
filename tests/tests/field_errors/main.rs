//! Field errors: made by hand, from garde and from validator; where they point, what of them is sent.

#![allow(dead_code, reason = "private fields are there to be private")]

mod list;
mod places;
mod pointer;
mod raw;
mod sent;
mod text;
mod validators;

use errorbook::{ApiError, FieldErrors, catalogue};

#[derive(Debug, PartialEq, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(422)]
    #[code("ORG_INVALID")]
    #[message("the organization is not valid")]
    Invalid {
        #[expose]
        errors: FieldErrors,
    },
}

#[derive(Debug, PartialEq, ApiError)]
#[api_error(prefix = "ORG_INVALID")]
#[status(422)]
enum InvalidOrg {
    #[code("ORG_INVALID_SLUG")]
    #[message("lower-case letters, digits and hyphens")]
    Slug,
    #[code("ORG_INVALID_SEATS")]
    #[message("at least {min} seats")]
    Seats {
        #[expose]
        min: u32,
    },
    #[code("ORG_INVALID_EMAIL")]
    Email,
    #[code("ORG_INVALID_OTHER")]
    #[message("{text}")]
    Other {
        #[expose(message)]
        text: String,
    },
}

impl InvalidOrg {
    fn of_garde(path: &[&str], failure: &garde::Error) -> Self {
        match path {
            ["slug"] => Self::Slug,
            ["seats"] => Self::Seats { min: 2 },
            [.., "email"] => Self::Email,
            _ => Self::Other {
                text: failure.message().to_owned(),
            },
        }
    }

    fn of_validator(path: &[&str], failure: &validator::ValidationError) -> Self {
        match (path, &*failure.code) {
            (["slug"], "length") => Self::Slug,
            (["seats"], "range") => Self::Seats {
                min: serde_json::from_value(failure.params["min"].clone()).unwrap(),
            },
            ([.., "email"], _) => Self::Email,
            (_, rule) => Self::Other {
                text: failure.message.as_deref().unwrap_or(rule).to_owned(),
            },
        }
    }
}

catalogue! {
    static ERRORS = [OrgError, InvalidOrg];
}

/// Pointers and codes.
fn places(errors: &FieldErrors) -> Vec<(&str, &str)> {
    errors
        .iter()
        .map(|error| (error.pointer().unwrap().as_str(), error.code().as_str()))
        .collect()
}
