//! Two variants of one code: both places are shown.

use errorbook::{ApiError, catalogue};
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
enum OrgError {
    #[code("ORG_BLOCKED")]
    Blocked,

    #[code("ORG_HIDDEN")]
    Hidden,

    #[code("ORG_BLOCKED")]
    Barred,

    #[code("ORG_BLOCKED")]
    Banned,
}

#[derive(Debug, ApiError)]
#[api_error(codes = 4000..=4999)]
#[status(403)]
enum Numbered {
    #[code(4001)]
    Blocked,

    #[code(4_001)]
    Hidden,

    #[code(0xFA1)]
    Barred,
}

catalogue! {
    static ERRORS = [OrgError, Numbered];
}

fn main() {
    serve(OrgError::Blocked);
    serve(Numbered::Blocked);
    ERRORS.entries();
}
