//! A subset has a variant.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[api_error(subset Find = [])]
enum OrgError {
    #[status(404)]
    #[code("ORG_NOT_FOUND")]
    NotFound,

    #[status(403)]
    #[code("ORG_BLOCKED")]
    Blocked,
}

fn main() {
    serve(OrgError::NotFound);
    serve(OrgError::Blocked);
}
