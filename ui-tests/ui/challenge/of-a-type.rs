//! A type's challenge is checked once, where it stands.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[challenge(Bearer, realm = "or\ngs", error = "expired")]
enum OrgError {
    #[status(401)]
    #[code("ORG_TOKEN")]
    Token,

    #[status(401)]
    #[code("ORG_EXPIRED")]
    Expired,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "USER")]
#[challenge(Basic, scope = "a", scope = "b")]
#[status(404)]
enum UserError {
    #[code("USER_NOT_FOUND")]
    NotFound,
}

fn main() {
    serve(OrgError::Token);
    serve(UserError::NotFound);
}
