//! Every break of a published contract, all at once.

use errorbook::{ApiError, FieldErrors, Profile, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(404)]
    #[code("ORG_BLOCKED")]
    Blocked { name: String },

    #[status(429)]
    #[code("ORG_BUSY")]
    Busy,

    #[status(403)]
    #[code("ORG_CONCEALED")]
    #[conceal(as = Blocked)]
    Concealed { name: String },

    #[status(422)]
    #[code("ORG_INVALID")]
    Invalid {
        #[expose]
        count: String,
        #[expose]
        errors: FieldErrors<InvalidOrg>,
        #[expose]
        hint: Option<String>,
    },

    #[status(400)]
    #[code("ORG_OLDER")]
    Older,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG_INVALID")]
#[status(422)]
enum InvalidOrg {
    #[code("ORG_INVALID_SEATS")]
    Seats {
        #[expose]
        min: String,
    },
    #[code("ORG_INVALID_SLUG")]
    Slug,
}

static ACME: Profile = Profile::new().problem_type("urn:acme:errors:{code}");

catalogue! {
    static ERRORS = [OrgError];
    profile = ACME;
    lock = "published.lock";
}

fn main() {}
