//! A status of an error is one from 400 to 599.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(0)]
    #[code("ORG_ZERO")]
    Zero,

    #[status(103)]
    #[code("ORG_HINTS")]
    Hints,

    #[status(302)]
    #[code("ORG_MOVED")]
    Moved,

    #[status(399)]
    #[code("ORG_BELOW")]
    Below,

    #[status(600, unregistered)]
    #[code("ORG_ABOVE")]
    Above,

    #[status(65535)]
    #[code("ORG_MOST")]
    Most,
}

fn main() {
    serve(OrgError::Zero);
}
