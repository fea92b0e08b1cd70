//! A placeholder in a challenge names a field.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(401)]
    #[code("ORG_TOKEN")]
    #[challenge(Bearer, realm = "{reaml}", scope = "{scope}")]
    Token {
        #[expose(message)]
        realm: String,
    },

    #[status(401)]
    #[code("ORG_QUOTE")]
    #[challenge(Bearer, realm = "{realm:\"<9}")]
    Quote {
        #[expose(message)]
        realm: String,
    },
}

fn main() {
    let realm = String::new();
    serve(OrgError::Token { realm });
}
