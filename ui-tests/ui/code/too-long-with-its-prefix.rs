//! What is suggested is itself no longer than 63 characters.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
enum OrgError {
    #[code("BLOCKED_123456789_123456789_123456789_123456789_123456789_12")]
    WithoutPrefix,

    #[code("ÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜ")]
    Bytes,
}

fn main() {
    serve(OrgError::Bytes);
}
