//! A status is an integer or a word.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status("403")]
    #[code("ORG_QUOTED")]
    Quoted,

    #[status(4.03)]
    #[code("ORG_FRACTION")]
    Fraction,

    #[status(65536)]
    #[code("ORG_HUGE")]
    Huge,

    #[status(403 Forbidden)]
    #[code("ORG_PHRASE")]
    Phrase,

    #[status(unregistered)]
    #[code("ORG_FLAG")]
    Flag,

    #[status({ 403 })]
    #[code("ORG_BLOCK")]
    Block,
}

fn main() {
    serve(OrgError::Quoted);
}
