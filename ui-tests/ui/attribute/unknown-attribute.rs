//! An attribute that no derive knows is rustc's to report.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(403)]
    #[code("ORG_BLOCKED")]
    #[mesage("blocked")]
    Blocked,
}

fn main() {
    serve(OrgError::Blocked);
}
