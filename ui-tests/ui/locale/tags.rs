//! Folders that are no language of their own.

use errorbook::{ApiError, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
#[code("ORG_BLOCKED")]
#[message("the organization {slug} is blocked")]
struct Blocked {
    #[expose]
    slug: String,
}

catalogue! {
    static ERRORS = [Blocked];
    locales = "locales/tags";
}

fn main() {
    ERRORS.entries();
}
