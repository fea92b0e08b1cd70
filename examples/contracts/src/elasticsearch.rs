//! Elasticsearch: the error, and its root cause once more.

use errorbook::{ApiError, Offer, Profile, body, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "snake_case")]
pub enum Error {
    #[status(404)]
    #[code("index_not_found_exception")]
    #[message("no such index [{index}]")]
    IndexNotFound {
        #[expose]
        index: String,
        #[expose]
        index_uuid: String,
    },
}

pub static PROFILE: Profile = Profile::new()
    .body(body!({
        "error": {
            "root_cause": [{
                "type": code,
                "reason": message,
                "index": field.index,
                "index_uuid": field.index_uuid,
            }],
            "type": code,
            "reason": message,
            "index": field.index,
            "index_uuid": field.index_uuid,
        },
        "status": status,
    }))
    .offers(&[Offer::JSON])
    .nosniff(false)
    .no_store(false);

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// An example, whose values are made up.
pub fn example() -> Error {
    Error::IndexNotFound {
        index: "my-index".into(),
        index_uuid: "_na_".into(),
    }
}
