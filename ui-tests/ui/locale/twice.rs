//! A message twice, attributes that there are not, and values where there are none.

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
    locales = "locales/twice";
}

fn main() {
    ERRORS.entries();
}
