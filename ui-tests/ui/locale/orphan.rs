//! A message of no code.

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
    locales = "locales/orphan";
}

fn main() {
    ERRORS.entries();
}
