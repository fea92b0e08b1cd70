//! A lock that is kept: what was added since is no break, nor is what became more certain.

#![deny(warnings)]

use errorbook::{ApiError, Profile, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(403)]
    #[code("ORG_BLOCKED")]
    Blocked {
        #[expose]
        name: String,
        #[expose]
        hint: String,
        #[expose]
        thing: u8,
        #[expose]
        added: String,
    },

    #[status(429)]
    #[code("ORG_BUSY")]
    #[retryable(after = "3s")]
    Busy,

    #[status(400)]
    #[code("ORG_ADDED")]
    Added,

    #[cfg(target_os = "none")]
    #[status(400)]
    #[code("ORG_ONLY_ON_MARS")]
    Mars,
}

#[derive(Debug, ApiError)]
#[api_error(codes = 4000..=4999)]
#[status(402)]
#[code(4001)]
struct Unpaid;

static ACME: Profile = Profile::new().docs("urn:acme:error:{code}");

catalogue! {
    static ERRORS = [OrgError, Unpaid];
    profile = ACME;
    lock = "kept.lock";
}

fn main() {
    assert_eq!(ERRORS.entries().count(), 4);
    let _ = OrgError::Blocked {
        name: String::new(),
        hint: String::new(),
        thing: 1,
        added: String::new(),
    };
    let _ = (OrgError::Busy, OrgError::Added, Unpaid);
}
