//! The generated Display is the message, so the message cannot be Display.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
enum OrgError {
    #[code("ORG_BLOCKED")]
    #[message(display)]
    Blocked,
}

fn main() {
    serve(OrgError::Blocked);
}
