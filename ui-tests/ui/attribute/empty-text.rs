//! A text that says nothing.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(403)]
    #[code("")]
    #[title("")]
    #[message(" ")]
    #[help("\n")]
    #[since("")]
    #[oauth("")]
    #[log("")]
    #[retryable(after = "")]
    Blocked {
        #[expose(json = "")]
        slug: String,
        #[header("")]
        wait: u32,
    },

    #[status(403)]
    #[code("ORG_HEADER")]
    #[header("", "1")]
    #[challenge("")]
    Header,
}

fn main() {
    serve(OrgError::Header);
}
