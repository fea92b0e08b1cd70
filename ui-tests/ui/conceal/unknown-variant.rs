//! `#[conceal]` names a variant of the same type.

use errorbook::{ApiError, catalogue};
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(404)]
    #[code("ORG_NOT_FOUND")]
    NotFound,

    #[status(403)]
    #[code("ORG_NEAR")]
    #[conceal(as = NotFuond)]
    Near,

    #[status(403)]
    #[code("ORG_FAR")]
    #[conceal(as = Forbidden)]
    Far,

    #[status(403)]
    #[code("ORG_SNAKE")]
    #[conceal(as = not_found)]
    Snake,
}

catalogue! {
    static ERRORS = [OrgError];
}

fn main() {
    serve(OrgError::NotFound);
    serve(OrgError::Near);
    ERRORS.entries();
}
