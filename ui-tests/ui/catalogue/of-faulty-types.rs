//! A faulty type is no member that clashes or that is missing.

use errorbook::{ApiError, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
#[code("ORG_BLOCKED")]
pub struct Blocked;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(203)]
#[code("ORG_BLOCKED")]
pub struct Barred;

catalogue! {
    static OTHERS = [Barred];
}

catalogue! {
    static ERRORS = [Blocked, Barred, ..OTHERS];
}

fn main() {
    ERRORS.entries();
}
