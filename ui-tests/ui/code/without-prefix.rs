//! A code begins with its type's prefix.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
enum OrgError {
    #[code("BLOCKED")]
    Absent,

    #[code("AUTH_BLOCKED")]
    Another,

    #[code("ORGANIZATION_CLOSED")]
    Longer,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "org.member", style = "dot.case")]
#[status(403)]
#[code("org.blocked")]
struct Blocked;

fn main() {
    serve(OrgError::Absent);
    serve(Blocked);
}
