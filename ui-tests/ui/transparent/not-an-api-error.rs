//! What is inside a transparent error is an `ApiError`.

use errorbook::ApiError;
use errorbook_ui_tests::serve;
use std::fmt::Error;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[transparent]
    Format(#[from] Error),

    #[status(403)]
    #[code("ORG_BLOCKED")]
    Blocked,
}

fn main() {
    serve(OrgError::Blocked);
}
