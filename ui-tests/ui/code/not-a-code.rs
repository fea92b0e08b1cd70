//! A code is a string or an integer.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

const BLOCKED: &str = "ORG_BLOCKED";

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
enum OrgError {
    #[code(ORG_BLOCKED)]
    Word,

    #[code(b"ORG_BYTES")]
    Bytes,

    #[code('O')]
    Letter,

    #[code(c"ORG_C")]
    CText,

    #[code(40.31)]
    Fraction,

    #[code(true)]
    Truth,

    #[code("ORG_" "BLOCKED")]
    Two,

    #[code(type)]
    Keyword,
}

fn main() {
    serve(OrgError::Word);
    let _ = BLOCKED;
}
