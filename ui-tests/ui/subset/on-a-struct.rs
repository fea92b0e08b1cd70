//! A struct is a single error.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG", subset Find = [Blocked])]
#[status(403)]
#[code("ORG_BLOCKED")]
struct Blocked;

fn main() {
    serve(Blocked);
}
