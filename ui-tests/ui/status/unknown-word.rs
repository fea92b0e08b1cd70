//! A word that names no status.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(FORBIDEN)]
    #[code("ORG_BLOCKED")]
    Misspelt,

    #[status(not_found)]
    #[code("ORG_NOT_FOUND")]
    Lower,

    #[status(NotFound)]
    #[code("ORG_MISSING")]
    Camel,

    #[status(IM_A_TEAPOT)]
    #[code("ORG_TEAPOT")]
    Unregistered,

    #[status(OK)]
    #[code("ORG_FINE")]
    Success,
}

fn main() {
    serve(OrgError::Misspelt);
}
