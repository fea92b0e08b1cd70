//! A member is an error of an API, and is made from what stands behind `from`.

use errorbook::{ApiError, union};
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(404)]
#[code("ORG_NOT_FOUND")]
struct NotFound;

#[derive(Debug)]
struct Plain;

union! {
    enum Create = NotFound from (std::io::Error);
    enum Other = Plain;
}

fn main() {
    serve(Create::NotFound(NotFound));
}
