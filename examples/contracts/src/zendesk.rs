//! Zendesk: faults under the names of the fields that they are in.

use errorbook::{ApiError, Offer, Profile, body, catalogue};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "PascalCase")]
pub enum Error {
    #[status(422)]
    #[code("RecordInvalid")]
    #[message("Record validation errors")]
    RecordInvalid {
        #[expose(json = "object")]
        details: BTreeMap<&'static str, Vec<Fault>>,
    },
    #[status(404)]
    #[code("RecordNotFound")]
    #[message("Not found")]
    RecordNotFound,
}

#[derive(Debug, Serialize)]
pub struct Fault {
    pub description: String,
    pub error: &'static str,
}

pub static PROFILE: Profile = Profile::new()
    .body(body!({ "error": code, "description": message, ..fields }))
    .offers(&[Offer::JSON.media_type("application/json; charset=utf-8")])
    .nosniff(false)
    .no_store(false);

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// An example, whose values are made up.
pub fn example() -> Error {
    let fault = Fault {
        description: "Name: is too short".into(),
        error: "ValueTooShort",
    };
    Error::RecordInvalid {
        details: [("name", vec![fault])].into(),
    }
}
