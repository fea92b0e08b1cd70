//! GraphQL over HTTP: fields beside the message, and in `extensions`.

use errorbook::{ApiError, Offer, Profile, body, catalogue};
use serde::Serialize;

#[derive(Debug, ApiError)]
#[api_error(prefix = "")]
pub enum Error {
    #[status(400)]
    #[code("CAN_NOT_FETCH_BY_ID")]
    #[message("Name for character with ID {id} could not be fetched.")]
    CanNotFetchById {
        #[expose(message)]
        id: u32,
        #[expose]
        locations: Vec<Location>,
        #[expose]
        path: Vec<Segment>,
        #[expose]
        timestamp: String,
    },
}

#[derive(Debug, Serialize)]
pub struct Location {
    pub line: u32,
    pub column: u32,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Segment {
    Name(&'static str),
    Index(usize),
}

pub static PROFILE: Profile = Profile::new()
    .body(body!({ "errors": [{
        "message": message,
        "locations": field.locations,
        "path": field.path,
        "extensions": { "code": code, ..fields },
    }] }))
    .offers(&[Offer::JSON
        .media_type("application/graphql-response+json; charset=utf-8")
        .answers_to("application/json")])
    .nosniff(false)
    .no_store(false);

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// The published example.
pub fn example() -> Error {
    Error::CanNotFetchById {
        id: 1002,
        locations: vec![Location { line: 6, column: 7 }],
        path: vec![
            Segment::Name("hero"),
            Segment::Name("heroFriends"),
            Segment::Index(1),
            Segment::Name("name"),
        ],
        timestamp: "Fri Feb 9 14:33:09 UTC 2018".into(),
    }
}
