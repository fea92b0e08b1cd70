//! Headers that errorbook or the server writes.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
enum OrgError {
    #[code("ORG_TYPE")]
    #[header("Content-Type", "text/html")]
    #[header("vary", "Origin")]
    Type,

    #[code("ORG_LENGTH")]
    #[header("Content-Length", "0")]
    #[header("Connection", "close")]
    Length {
        #[header("Date")]
        date: std::time::SystemTime,
    },
}

fn main() {
    serve(OrgError::Type);
}
