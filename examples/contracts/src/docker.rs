//! Docker Engine: the message alone.

use errorbook::{ApiError, Body, Offer, Profile, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "snake_case")]
pub enum Error {
    #[status(404)]
    #[code("no_such_container")]
    #[message("No such container: {id}")]
    NoSuchContainer {
        #[expose(message)]
        id: String,
    },
}

pub static PROFILE: Profile = Profile::new()
    .body(Body::MESSAGE)
    .offers(&[Offer::JSON])
    .nosniff(false)
    .no_store(false);

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// The published example.
pub fn example() -> Error {
    Error::NoSuchContainer {
        id: "c2ada9df5af8".into(),
    }
}
