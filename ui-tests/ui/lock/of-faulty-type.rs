//! What is published cannot be compared with a type that has faults: they are all that is reported.

use errorbook::{ApiError, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(403)]
    Blocked,
}

catalogue! {
    static ERRORS = [OrgError];
    lock = "published.lock";
}

fn main() {}
