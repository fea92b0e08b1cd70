//! GitHub's REST API: a message, faults with codes, the status as a string.

use errorbook::{ApiError, Offer, Profile, body, catalogue};
use serde::Serialize;

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "snake_case")]
pub enum Error {
    #[status(422)]
    #[code("validation_failed")]
    #[message("Validation Failed")]
    ValidationFailed {
        #[expose]
        errors: Vec<Fault>,
        #[expose]
        documentation_url: &'static str,
    },
    #[status(404)]
    #[code("not_found")]
    #[message("Not Found")]
    NotFound {
        #[expose]
        documentation_url: &'static str,
    },
}

#[derive(Debug, Serialize)]
pub struct Fault {
    pub resource: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<&'static str>,
    pub code: FaultCode,
    pub message: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FaultCode {
    Missing,
    MissingField,
    Invalid,
    AlreadyExists,
    Unprocessable,
    Custom,
}

pub static PROFILE: Profile = Profile::new()
    .body(body!({
        "message": message,
        "errors": field.errors,
        "documentation_url": field.documentation_url,
        "status": "{status}",
    }))
    .offers(&[Offer::JSON.media_type("application/json; charset=utf-8")])
    .nosniff(false)
    .no_store(false);

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// The published example.
pub fn example() -> Error {
    Error::ValidationFailed {
        errors: vec![Fault {
            resource: "PullRequest",
            field: None,
            code: FaultCode::Custom,
            message: "A pull request already exists for owner:branch.".into(),
        }],
        documentation_url: "https://docs.github.com/rest/pulls/pulls#create-a-pull-request",
    }
}
