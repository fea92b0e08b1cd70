//! Jira: a list of messages and a message per field, both always there.

use errorbook::{ApiError, FieldError, FieldErrors, Offer, Profile, body, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "snake_case")]
pub enum Error {
    #[status(400)]
    #[code("invalid")]
    Invalid {
        #[expose]
        faults: FieldErrors<Fault>,
    },
    #[status(404)]
    #[code("issue_not_found")]
    #[message("Issue does not exist or you do not have permission to see it.")]
    IssueNotFound,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "snake_case")]
#[status(400)]
pub enum Fault {
    #[code("not_on_screen")]
    #[message("Field '{field}' cannot be set. It is not on the appropriate screen, or unknown.")]
    NotOnScreen {
        #[expose(message)]
        field: &'static str,
    },
}

pub static PROFILE: Profile = Profile::new()
    .body(body!({
        "errorMessages": [detail] or [],
        "errors": { each place: message } or {},
    }))
    .offers(&[Offer::JSON])
    .nosniff(false)
    .no_store(false);

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// The published example.
pub fn example() -> Error {
    let fields = ["summary", "description"].into_iter();
    let faults = fields.map(|field| FieldError::parameter(field, Fault::NotOnScreen { field }));
    Error::Invalid {
        faults: faults.collect(),
    }
}
