//! Zendesk: faults under the names of the fields that they are in.

use errorbook::{ApiError, FieldErrors, Offer, Profile, body, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "PascalCase")]
pub enum Error {
    #[status(422)]
    #[code("RecordInvalid")]
    #[message("Record validation errors")]
    RecordInvalid {
        #[expose]
        faults: FieldErrors<Fault>,
    },
    #[status(404)]
    #[code("RecordNotFound")]
    #[message("Not found")]
    RecordNotFound,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "PascalCase")]
#[status(422)]
pub enum Fault {
    #[code("ValueTooShort")]
    #[message("{label}: is too short")]
    TooShort {
        #[expose(message)]
        label: &'static str,
    },
}

pub static PROFILE: Profile = Profile::new()
    .body(body!({
        "error": code,
        "description": message,
        "details": { each "{place:dotted}": [{ "description": message, "error": code }] },
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
    faults.add("/name", Fault::TooShort { label: "Name" });
    Error::RecordInvalid { faults }
}
