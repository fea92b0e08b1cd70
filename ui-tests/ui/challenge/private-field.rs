//! What is not exposed is named in no challenge.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(401)]
    #[code("ORG_TOKEN")]
    #[challenge(Bearer, realm = "{realm}", scope = "{scope:width$}")]
    Token {
        realm: String,
        #[expose(message)]
        scope: String,
        width: usize,
    },

    #[status(401)]
    #[code("ORG_SOURCE")]
    #[challenge(Bearer, realm = "{0}")]
    Source(#[source] std::io::Error),
}

fn main() {
    let (realm, scope) = (String::new(), String::new());
    serve(OrgError::Token { realm, scope, width: 8 });
}
