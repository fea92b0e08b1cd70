//! A level that is none.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(403)]
    #[code("ORG_CAPITAL")]
    #[log("Debug")]
    Capital,

    #[status(403)]
    #[code("ORG_WARNING")]
    #[log("warning")]
    Warning,

    #[status(403)]
    #[code("ORG_LOUD")]
    #[log("fatal")]
    Loud,
}

fn main() {
    serve(OrgError::Loud);
}
