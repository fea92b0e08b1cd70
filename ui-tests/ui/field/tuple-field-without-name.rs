//! A member of a body has a name; a tuple field's is written down.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
enum OrgError {
    #[code("ORG_BLOCKED")]
    #[message("{0} is blocked by {1}")]
    Blocked(#[expose] String, #[expose(json = "string")] u32),
}

fn main() {
    serve(OrgError::Blocked(String::new(), 1));
}
