//! The codes of items in lists of field errors are unique like all, and an item's type is that of its list.

use errorbook::{ApiError, FieldErrors, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(422)]
#[code("ORG_INVALID")]
struct Invalid {
    #[expose]
    errors: Faults,
}

type Faults = FieldErrors<InvalidOrg>;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(422)]
enum InvalidOrg {
    #[code("ORG_INVALID_SLUG")]
    Slug,
    #[code("ORG_BLOCKED")]
    Blocked,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
#[code("ORG_BLOCKED")]
struct Blocked;

catalogue! {
    static ERRORS = [Invalid, Blocked];
}

fn main() {
    let mut errors = Faults::new();
    errors.add("/slug", InvalidOrg::Slug);
    errors.add("/name", Blocked);
}
