//! An attribute's value stands in parentheses.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status = 403]
    #[code = "ORG_BLOCKED"]
    #[message = "blocked"]
    #[help = "ask support"]
    Blocked {
        #[expose = "name"]
        name: String,
        #[header = "Retry-After"]
        wait: u32,
    },

    #[status(401)]
    #[code("ORG_TOKEN")]
    #[challenge = "Bearer"]
    Token,
}

fn main() {
    serve(OrgError::Token);
}
