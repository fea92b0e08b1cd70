//! AWS JSON 1.1: codes in `PascalCase`, a media type of its own.

use errorbook::{ApiError, Offer, Profile, body, catalogue};
use serde::Serialize;

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "PascalCase")]
pub enum Error {
    #[status(400)]
    #[code("ComplexError")]
    Complex {
        #[expose("TopLevel")]
        top_level: String,
        #[expose("Nested")]
        nested: Nested,
    },
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Nested {
    pub foo: String,
}

pub static PROFILE: Profile = Profile::new()
    .body(body!({ "__type": code, ..fields }))
    .offers(&[Offer::JSON.media_type("application/x-amz-json-1.1")])
    .nosniff(false)
    .no_store(false);

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// The published example.
pub fn example() -> Error {
    Error::Complex {
        top_level: "Top level".into(),
        nested: Nested { foo: "bar".into() },
    }
}
