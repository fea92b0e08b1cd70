//! The grammar of `SCREAMING_SNAKE_CASE`, which holds where no style is given.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
enum OrgError {
    #[code("org_blocked")]
    Lower,

    #[code("OrgBlocked")]
    Words,

    #[code("ORG-HIDDEN")]
    Separator,

    #[code("ORG_LAST_")]
    Last,

    #[code("_ORG_FIRST")]
    First,

    #[code("ORG__DOUBLE")]
    Double,

    #[code("7ORG_DIGIT")]
    Digit,

    #[code("ORG CLOSED")]
    Space,

    #[code("…")]
    Nothing,
}

fn main() {
    serve(OrgError::Lower);
}
