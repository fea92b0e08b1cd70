//! Values that an error does not expose, and a help that is missing.

use errorbook::{ApiError, FieldErrors, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(403)]
    #[code("ORG_BLOCKED")]
    #[message("the organization {slug} is blocked by {by}")]
    #[help("ask")]
    Blocked {
        #[expose]
        slug: String,
        #[expose("admin")]
        by: String,
        secret: String,
    },

    #[status(410)]
    #[code("ORG_GONE")]
    #[help("create another")]
    Gone,

    #[status(422)]
    #[code("ORG_INVALID")]
    Invalid {
        #[expose]
        errors: FieldErrors,
    },

    #[status(429)]
    #[code("ORG_QUOTA")]
    #[message("{used:?} of {most}")]
    Quota {
        #[expose(message)]
        used: u32,
        #[expose(message)]
        most: u32,
        #[expose(message)]
        unused: u32,
    },
}

catalogue! {
    static ERRORS = [OrgError];
    locales = "locales/values";
}

fn main() {
    ERRORS.entries();
}
