//! A required header is always there: an `Option` may be `None`.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(405)]
    #[code("ORG_METHOD")]
    Method {
        #[header("Allow")]
        allow: Option<String>,
    },

    #[status(401)]
    #[code("ORG_TOKEN")]
    Token(#[header("www-authenticate")] std::option::Option<&'static str>),
}

fn main() {
    serve(OrgError::Method { allow: None });
}
