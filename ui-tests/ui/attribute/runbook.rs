//! Runbooks that no page can link to, and an owner that is nobody.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[owner(" ")]
enum OrgError {
    #[status(403)]
    #[code("ORG_RELATIVE")]
    #[runbook("/runbooks/store")]
    Relative,

    #[status(403)]
    #[code("ORG_SCRIPT")]
    #[runbook("javascript:alert(1)")]
    Script,

    #[status(403)]
    #[code("ORG_SPACED")]
    #[runbook("https://runbooks.acme.example/the store")]
    Spaced,
}

fn main() {
    serve(OrgError::Script);
}
