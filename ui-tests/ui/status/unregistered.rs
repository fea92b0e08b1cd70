//! A status that IANA does not know says so.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(499)]
    #[code("ORG_CLOSED")]
    Closed,

    #[status(418)]
    #[code("ORG_TEAPOT")]
    Teapot,

    #[status(599, reason = "Network Timeout")]
    #[code("ORG_TIMEOUT")]
    Timeout,
}

fn main() {
    serve(OrgError::Teapot);
}
