//! A text that says nothing.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(403, reason = "")]
    #[code("")]
    #[title("")]
    #[message(" ")]
    #[help("\n")]
    #[since("")]
    #[oauth("")]
    #[log("")]
    #[retryable(after = "")]
    #[sunset("")]
    Blocked {
        #[expose("")]
        name: String,
        #[expose(json = "")]
        slug: String,
        #[header("")]
        wait: u32,
    },

    #[status(403)]
    #[code("ORG_HEADER")]
    #[header("", "")]
    #[challenge("")]
    Header,
}

fn main() {
    serve(OrgError::Header);
}
