//! The grammar of `kebab-case`.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "org", style = "kebab-case")]
#[status(403)]
enum OrgError {
    #[code("ORG-BLOCKED")]
    Upper,

    #[code("org_hidden")]
    Separator,

    #[code("org-closed-")]
    Last,
}

fn main() {
    serve(OrgError::Upper);
}
