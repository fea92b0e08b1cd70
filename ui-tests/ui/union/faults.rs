//! What a union lists.

use errorbook::{ApiError, union};
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(404)]
#[code("ORG_NOT_FOUND")]
struct NotFound;

mod other {
    #[derive(Debug, errorbook::ApiError)]
    #[api_error(prefix = "OTHER")]
    #[status(404)]
    #[code("OTHER_NOT_FOUND")]
    pub struct NotFound;
}

union! {
    enum Twice = NotFound | other::NotFound;
    enum Unnamed = NotFound | (other::NotFound,);
    enum Sources = Mine(NotFound) from (other::NotFound) | Other(other::NotFound) from (NotFound);
}

fn main() {
    serve(Twice::NotFound(NotFound));
    serve(Unnamed::NotFound(NotFound));
}
