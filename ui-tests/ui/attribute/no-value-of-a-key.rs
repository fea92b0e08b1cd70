//! A key without its value.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(404, reason =)]
    #[code("ORG_NOT_FOUND")]
    #[retryable(after =)]
    #[sunset("1.0", instead =)]
    NotFound {
        #[expose(example =)]
        name: String,
    },

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

fn main() {
    serve(OrgError::Hidden);
}
