//! A misspelt key.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefx = "ORG", prefix = "ORG")]
enum OrgError {
    #[status(403, resaon = "Organization Blocked")]
    #[code("ORG_BLOCKED")]
    Blocked {
        #[expose(exmaple = "acme")]
        name: String,
    },

    #[status(429)]
    #[code("ORG_BUSY")]
    #[retryable(afer = "30s")]
    Busy,

    #[status(410)]
    #[code("ORG_GONE")]
    #[sunset("2.0", insted = "ORG_BLOCKED")]
    Gone,
}

fn main() {
    serve(OrgError::Busy);
}
