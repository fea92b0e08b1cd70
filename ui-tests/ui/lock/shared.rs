//! The answers of a shared code are held against the lines of their statuses.

use errorbook::{ApiError, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "M")]
enum Path {
    #[status(404)]
    #[code("M_UNRECOGNIZED", shared)]
    Unknown {
        #[expose]
        path: String,
    },
    #[status(404)]
    #[code("M_UNRECOGNIZED", shared)]
    #[retryable]
    Later,
    #[status(400)]
    #[code("M_UNRECOGNIZED", shared)]
    Other {
        #[expose]
        reason: u8,
    },
    #[status(404)]
    #[code("M_ALONE")]
    Alone,
}

catalogue! {
    static ERRORS = [Path];
    lock = "shared.lock";
}

fn main() {}
