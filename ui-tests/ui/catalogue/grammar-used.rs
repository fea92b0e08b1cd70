//! A catalogue that cannot be read is the only error of what uses it.

use errorbook::{ApiError, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
#[code("ORG_BLOCKED")]
pub struct Blocked;

catalogue! {
    static ERRORS: Catalogue = [Blocked];
}

fn main() {
    ERRORS.entries();
}
