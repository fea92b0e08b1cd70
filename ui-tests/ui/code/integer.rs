//! Integer codes lie in their type's range.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(codes = 4000..=4999)]
#[status(403)]
enum Numbered {
    #[code(3999)]
    Below,

    #[code(5000)]
    Above,

    #[code("ORG_BLOCKED")]
    Text,

    #[code("4001")]
    Quoted,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
#[code(4001)]
struct Rangeless;

#[derive(Debug, ApiError)]
#[status(403)]
#[code(4001)]
struct Bare;

fn main() {
    serve(Numbered::Below);
    serve(Rangeless);
    serve(Bare);
}
