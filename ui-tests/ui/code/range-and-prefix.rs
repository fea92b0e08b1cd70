//! The range of integer codes is their prefix.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(codes = 4000..=4999, prefix = "ORG")]
#[status(403)]
#[code(4031)]
struct Blocked;

fn main() {
    serve(Blocked);
}
