//! No subset is a part of itself.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[api_error(subset Itself = [NotFound, ..Itself])]
#[api_error(subset Chicken = [NotFound, ..Egg])]
#[api_error(subset Egg = [Blocked, ..Chicken])]
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
    serve(Chicken::NotFound);
}
