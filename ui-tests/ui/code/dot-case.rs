//! The grammar of `dot.case`.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "org", style = "dot.case")]
#[status(403)]
enum OrgError {
    #[code("org.Blocked")]
    Upper,

    #[code("org_hidden")]
    Separator,

    #[code(".org.closed")]
    First,

    #[code("org/member/left")]
    Slash,
}

fn main() {
    serve(OrgError::Upper);
}
