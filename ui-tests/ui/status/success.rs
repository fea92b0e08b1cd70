//! A 2xx is no error: a client's error path would never run.

use errorbook::{ApiError, catalogue};
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(200)]
enum OrgError {
    #[code("ORG_FINE")]
    Fine,

    #[status(204)]
    #[code("ORG_EMPTY")]
    Empty,

    #[status(299, unregistered)]
    #[code("ORG_ODD")]
    Odd,
}

catalogue! {
    static ERRORS = [OrgError];
}

fn main() {
    serve(OrgError::Fine);
    ERRORS.entries();
}
