//! A variant is listed once.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[api_error(subset Find = [NotFound, Blocked, NotFound])]
#[api_error(subset Show = [..Find, Blocked])]
#[api_error(subset Both = [..Find, ..Show, ..Find])]
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
    serve(Show::NotFound);
    serve(Both::Blocked);
}
