//! A type inside a function.

use errorbook::{ApiError, catalogue};
use errorbook_ui_tests::serve;

fn main() {
    #[derive(Debug, ApiError)]
    #[api_error(prefix = "ORG")]
    #[status(203)]
    #[code("ORG_BLOCKED")]
    struct Blocked;

    catalogue! {
        static ERRORS = [Blocked];
    }

    serve(Blocked);
    ERRORS.entries();
}
