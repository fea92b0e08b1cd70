//! An attribute that takes no value.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(404)]
#[code("ORG_NOT_FOUND")]
#[internal(true)]
struct NotFound;

#[derive(Debug, ApiError)]
#[transparent(forward)]
struct Wrapper(NotFound);

fn main() {
    serve(NotFound);
    serve(Wrapper(NotFound));
}
