//! What is not exposed is named in no message, at any status, nor as a width or a precision.

use errorbook::{ApiError, catalogue};
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(403)]
    #[code("ORG_NAMED")]
    #[message("{name} is blocked by {owner:?}")]
    Named { name: String, owner: Option<u64> },

    #[status(500)]
    #[code("ORG_SERVER")]
    #[message("the store {path} is away")]
    Server { path: String },

    #[status(403)]
    #[code("ORG_WIDTH")]
    #[message("{name:width$}")]
    Width {
        #[expose]
        name: String,
        width: usize,
    },

    #[status(403)]
    #[code("ORG_PRECISION")]
    #[message("{share:.digits$}")]
    Precision {
        #[expose]
        share: f64,
        digits: usize,
    },

    #[status(429)]
    #[code("ORG_BUSY")]
    #[message("come back in {wait} seconds")]
    Header {
        #[header("Retry-After")]
        wait: u32,
    },
}

catalogue! {
    static ERRORS = [OrgError];
}

fn main() {
    serve(OrgError::Header { wait: 1 });
    ERRORS.entries();
}
