//! An attribute's value stands in parentheses.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error = "ORG"]
enum OrgError {
    #[status = 403]
    #[code = "ORG_BLOCKED"]
    #[message = "blocked"]
    #[help = "ask support"]
    #[internal = true]
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

    #[status(405)]
    #[code("ORG_METHOD")]
    #[header = "Allow"]
    Method,
}

fn main() {
    serve(OrgError::Token);
}
