//! The errors of a service with four languages, one of a crate that brings its own translations.

use errorbook::{ApiError, FieldErrors, HttpError, Offer, Profile, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
pub(crate) enum OrgError {
    #[status(403)]
    #[code("ORG_BLOCKED")]
    #[message("the organization {slug} is blocked")]
    #[help("ask your administrator to lift the block")]
    Blocked {
        #[expose]
        slug: String,
    },

    #[status(409)]
    #[code("ORG_SEATS")]
    #[message("{count} more seats are needed")]
    Seats {
        #[expose]
        count: u64,
    },

    #[status(410)]
    #[code("ORG_GONE")]
    #[title("Deleted")]
    #[message("the organization was deleted")]
    #[help("create another one")]
    Gone,

    /// It has no message of its own.
    #[status(409)]
    #[code("ORG_SLUG_TAKEN")]
    SlugTaken,

    #[status(404)]
    #[code("ORG_NOT_FOUND")]
    #[message("there is no organization {slug}")]
    NotFound {
        #[expose]
        slug: String,
    },

    #[status(403)]
    #[code("ORG_HIDDEN")]
    #[conceal(as = NotFound)]
    #[message("the organization {slug} is hidden")]
    Hidden {
        #[expose]
        slug: String,
    },

    /// Its message has values that are no members.
    #[status(429)]
    #[code("ORG_QUOTA")]
    #[message("{used} of {most:>3} requests by {who}")]
    Quota {
        #[expose(message)]
        used: u32,
        #[expose(message)]
        most: u32,
        #[expose("user")]
        who: &'static str,
    },

    /// The translations have a value that may be absent.
    #[status(503)]
    #[code("ORG_LATER")]
    #[message("not now")]
    Later {
        #[expose]
        minutes: Option<u32>,
    },

    #[status(422)]
    #[code("ORG_INVALID")]
    #[message("the organization is not valid")]
    Invalid {
        #[expose]
        errors: FieldErrors<InvalidOrg>,
    },

    #[status(500)]
    #[code("ORG_STORE")]
    #[internal]
    #[message("the store failed")]
    Store,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG_INVALID")]
#[status(422)]
pub(crate) enum InvalidOrg {
    #[code("ORG_INVALID_NAME")]
    #[message("a name is not empty")]
    Name,

    #[code("ORG_INVALID_SEATS")]
    #[message("{min} seats or more, not {given}")]
    Seats {
        #[expose]
        min: u32,
        #[expose(message)]
        given: i64,
    },
}

/// Codes that are no identifiers of Fluent.
#[derive(Debug, ApiError)]
#[api_error(codes = 4000..=4999)]
pub(crate) enum Published {
    #[status(409)]
    #[code(4031)]
    #[message("the order was sent")]
    Sent,
}

pub(crate) static SERVICE: Profile = Profile::new().offers(&[
    Offer::JSON,
    Offer::TEXT,
    Offer::HTML,
    Offer::MARKDOWN,
    Offer::PROBLEM_XML,
]);

catalogue! {
    pub(crate) static ERRORS = [OrgError, Published, HttpError, ..auth::ERRORS];
    profile = SERVICE;
    locales = "tests/languages/locales";
    language = "en";
}

/// What another crate would have.
pub(crate) mod auth {
    use errorbook::{ApiError, catalogue};

    #[derive(Debug, ApiError)]
    #[api_error(prefix = "AUTH")]
    pub(crate) enum AuthError {
        #[status(403)]
        #[code("AUTH_SCOPE")]
        #[message("the token does not allow this")]
        Scope,

        #[status(403)]
        #[code("AUTH_LOCKED")]
        #[message("the account is locked")]
        Locked,
    }

    catalogue! {
        pub(crate) static ERRORS = [AuthError];
        locales = "tests/languages/auth";
    }
}
