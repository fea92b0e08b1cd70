//! RFC 6585: 428, 429, 431 and 511 are stored by no cache.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(429)]
    #[code("ORG_BUSY")]
    #[header("Cache-Control", "max-age=60")]
    Busy,

    #[status(428)]
    #[code("ORG_MATCH")]
    Match {
        #[header("cache-control")]
        cache: String,
    },

    #[status(404)]
    #[code("ORG_NOT_FOUND")]
    #[header("Cache-Control", "max-age=60")]
    NotFound,
}

fn main() {
    serve(OrgError::Busy);
}
