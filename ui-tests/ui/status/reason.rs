//! A reason phrase is a line of visible ASCII.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(403, reason = "Blocked\r\nX-Admin: yes")]
    #[code("ORG_SPLIT")]
    Split,

    #[status(403, reason = "Ärger")]
    #[code("ORG_UMLAUT")]
    Umlaut,

    #[status(403, reason = "\0")]
    #[code("ORG_NUL")]
    Nul,
}

fn main() {
    serve(OrgError::Split);
}
