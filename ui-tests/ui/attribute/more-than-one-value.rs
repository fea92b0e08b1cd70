//! An attribute that takes one value.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(403, 404)]
    #[code("ORG_BLOCKED", "ORG_HIDDEN")]
    #[message("the organization is blocked", "for good")]
    #[help("ask", "support")]
    Blocked {
        #[expose]
        name: String,
        #[header("X-Wait", "{wait}")]
        wait: u32,
    },

    #[status(405)]
    #[code("ORG_METHOD")]
    #[header("Allow", "GET", "HEAD")]
    Method,
}

fn main() {
    serve(OrgError::Method);
}
