//! The name of a subset is of nothing else.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[api_error(subset NotFound = [NotFound])]
#[api_error(subset Find = [NotFound])]
#[api_error(subset Find = [NotFound, Blocked])]
#[api_error(subset OrgError = [Blocked])]
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
    serve(Find::NotFound);
}
