//! `WebDAV` (RFC 4918): XML in a namespace, an element per precondition.

use errorbook::{ApiError, Offer, Profile, body, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "kebab-case")]
pub enum Error {
    #[status(423)]
    #[code("lock-token-submitted")]
    LockTokenSubmitted {
        #[expose]
        locked: Vec<String>,
    },
    #[status(409)]
    #[code("no-conflicting-lock")]
    NoConflictingLock {
        #[expose]
        conflicting: Vec<String>,
    },
}

const ERROR: Offer = Offer::xml(
    body!({
        "@xmlns:D": "DAV:",
        "D:lock-token-submitted": { "D:href": field.locked },
        "D:no-conflicting-lock": { "D:href": field.conflicting },
    }),
    "D:error",
);

pub static PROFILE: Profile = Profile::new()
    .offers(&[ERROR.media_type("application/xml; charset=\"utf-8\"")])
    .nosniff(false)
    .no_store(false);

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// The published example.
pub fn example() -> Error {
    Error::LockTokenSubmitted {
        locked: vec!["/workspace/webdav/".into()],
    }
}
