//! The grammar of `snake_case`.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "org", style = "snake_case")]
#[status(403)]
enum OrgError {
    #[code("ORG_BLOCKED")]
    Upper,

    #[code("orgHidden")]
    Words,

    #[code("org.closed")]
    Separator,
}

fn main() {
    serve(OrgError::Upper);
}
