//! Meilisearch: a category per code, a link per code.

use errorbook::{ApiError, Offer, Profile, body, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "snake_case")]
#[field(kind = "invalid_request")]
pub enum Error {
    #[status(404)]
    #[code("index_not_found")]
    #[message("Index `{index}` not found.")]
    IndexNotFound {
        #[expose(message)]
        index: String,
    },
    #[status(403)]
    #[code("invalid_api_key")]
    #[message("The provided API key is invalid.")]
    #[field(kind = "auth")]
    InvalidApiKey,
}

pub static PROFILE: Profile = Profile::new()
    .body(body!({ "message": message, "code": code, "type": field.kind, "link": docs }))
    .docs("https://docs.meilisearch.com/errors#{code}")
    .field("kind", "internal")
    .offers(&[Offer::JSON])
    .help_link(false)
    .nosniff(false)
    .no_store(false);

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// The published example.
pub fn example() -> Error {
    Error::IndexNotFound {
        index: "movies".into(),
    }
}
