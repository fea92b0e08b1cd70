//! A key that is near to no known one, and arguments that are no keys.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG", version = 2)]
enum OrgError {
    #[status(403, 7)]
    #[code("ORG_BLOCKED")]
    #[retryable("30s")]
    Blocked {
        #[expose(secret)]
        name: String,
        #[expose(a.b)]
        slug: String,
        #[expose(=)]
        seats: u32,
    },

    #[status(410)]
    #[code("ORG_GONE")]
    #[sunset("2.0", 3)]
    Gone,
}

fn main() {
    serve(OrgError::Gone);
}
