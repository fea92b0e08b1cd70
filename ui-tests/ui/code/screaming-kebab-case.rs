//! The grammar of `SCREAMING-KEBAB-CASE`.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG", style = "SCREAMING-KEBAB-CASE")]
#[status(403)]
enum OrgError {
    #[code("org-blocked")]
    Lower,

    #[code("ORG_HIDDEN")]
    Separator,

    #[code("ORG--CLOSED")]
    Double,
}

fn main() {
    serve(OrgError::Lower);
}
