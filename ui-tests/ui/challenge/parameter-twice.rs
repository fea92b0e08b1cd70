//! A parameter occurs once, its name compared without case (RFC 9110 section 11.2).

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[challenge(Bearer, scope = "a", scope = "b")]
enum OrgError {
    #[status(401)]
    #[code("ORG_TOKEN")]
    #[challenge(Bearer, realm = "orgs", Realm = "users", realm = "all")]
    Token,

    #[status(401)]
    #[code("ORG_EXPIRED")]
    Expired,
}

fn main() {
    serve(OrgError::Token);
}
