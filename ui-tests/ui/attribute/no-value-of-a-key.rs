//! A key without its value.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix, style, codes, display, crate)]
#[status(404)]
#[code("ORG_WORD")]
struct Word;

#[derive(Debug, ApiError)]
#[api_error(prefix =, style =, codes =, display =, crate =)]
#[status(404, reason =)]
#[code("ORG_EQUALS")]
#[retryable(after =)]
#[sunset("1.0", instead =)]
struct Equals {
    #[expose(json =, example =)]
    name: String,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(404)]
    #[code("ORG_NOT_FOUND")]
    NotFound,

    #[status(403)]
    #[code("ORG_HIDDEN")]
    #[conceal(as)]
    Hidden,

    #[status(403)]
    #[code("ORG_SECRET")]
    #[conceal(as =)]
    Secret,

    #[status(401)]
    #[code("ORG_TOKEN")]
    #[challenge(Bearer, realm)]
    Token,

    #[status(401)]
    #[code("ORG_EXPIRED")]
    #[challenge(Bearer, realm =)]
    Expired,
}

impl std::fmt::Display for Word {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Word {}

fn main() {
    serve(OrgError::Hidden);
}
