//! A subset lists variants of its type.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[api_error(subset Find = [NotFoud, Blocked])]
#[api_error(subset Show = [Find])]
#[api_error(subset Other = [Gone])]
#[api_error(subset Path = [OrgError::NotFound])]
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
    serve(Find::Blocked);
}
