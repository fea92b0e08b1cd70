//! `crate` is a path.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG", crate = "no path")]
#[status(403)]
#[code("ORG_BLOCKED")]
struct Blocked;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG", crate = 5)]
#[status(403)]
#[code("ORG_HIDDEN")]
struct Hidden;

fn main() {
    serve(Blocked);
    serve(Hidden);
}
