//! A public code without a message in one of the languages, also where it is of another catalogue.

use errorbook::{ApiError, HttpError, catalogue};

mod auth {
    use errorbook::{ApiError, catalogue};

    #[derive(Debug, ApiError)]
    #[api_error(prefix = "AUTH")]
    pub enum AuthError {
        #[status(403)]
        #[code("AUTH_SCOPE")]
        Scope,
    }

    catalogue! {
        pub static ERRORS = [AuthError];
        locales = "locales/auth";
    }
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(403)]
    #[code("ORG_BLOCKED")]
    #[message("the organization {slug} is blocked")]
    Blocked {
        #[expose]
        slug: String,
    },

    #[status(410)]
    #[code("ORG_GONE")]
    Gone,

    #[status(403)]
    #[code("ORG_HIDDEN")]
    #[conceal(as = Gone)]
    Hidden,

    #[status(500)]
    #[code("ORG_STORE")]
    #[internal]
    Store,

    #[status(409)]
    #[code("ORG_TAKEN")]
    Taken,
}

catalogue! {
    static ERRORS = [OrgError, HttpError, ..auth::ERRORS];
    locales = "locales/missing";
}

fn main() {
    ERRORS.entries();
}
