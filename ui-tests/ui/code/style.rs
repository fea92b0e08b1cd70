//! A style that is none.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG", style = "SCREAMING_SNAKE")]
#[status(403)]
#[code("ORG_BLOCKED")]
struct Near;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG", style = "UPPER_CASE")]
#[status(403)]
#[code("ORG_CLOSED")]
struct Far;

fn main() {
    serve(Near);
    serve(Far);
}
