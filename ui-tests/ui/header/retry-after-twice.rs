//! Retry-After is one value (RFC 9110 section 10.2.3).

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(429)]
enum OrgError {
    #[code("ORG_BUSY")]
    #[retryable(after = "30s")]
    Busy {
        #[header("retry-after")]
        wait: u32,
    },

    #[code("ORG_SLOW")]
    #[retryable(after = "30s")]
    #[header("Retry-After", "30")]
    Slow,
}

fn main() {
    serve(OrgError::Slow);
}
