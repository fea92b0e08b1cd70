//! A profile that is nowhere.

use errorbook::{ApiError, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
#[code("ORG_BLOCKED")]
pub struct Blocked;

catalogue! {
    static ERRORS = [Blocked];
    profile = ACME;
}

fn main() {
    ERRORS.entries();
}
