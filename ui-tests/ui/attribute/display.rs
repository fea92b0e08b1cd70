//! `display` is `manual` or absent.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG", display = generated)]
#[status(403)]
#[code("ORG_BLOCKED")]
struct Blocked;

fn main() {
    serve(Blocked);
}
