//! A variant, and a struct, has a status.

use errorbook::{ApiError, catalogue};
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[code("ORG_BLOCKED")]
    Blocked,

    #[code("ORG_CLOSED")]
    #[message("{name}")]
    Closed {
        #[expose]
        name: String,
    },

    #[status(404)]
    #[code("ORG_NOT_FOUND")]
    NotFound,

    #[code("ORG_HIDDEN")]
    #[conceal(as = NotFound)]
    Hidden,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[code("ORG_GONE")]
struct Gone;

catalogue! {
    static ERRORS = [OrgError, Gone];
}

fn main() {
    serve(OrgError::Blocked);
    serve(Gone);
    ERRORS.entries();
}
