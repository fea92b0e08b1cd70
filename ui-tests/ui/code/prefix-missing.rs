//! Where codes are declared there is a prefix.

use errorbook::{ApiError, catalogue};
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
enum Common {
    #[status(403)]
    #[code("ORG_BLOCKED")]
    Blocked,

    #[status(404)]
    #[code("ORG_HIDDEN")]
    Hidden,
}

#[derive(Debug, ApiError)]
#[api_error(style = "kebab-case")]
enum Various {
    #[status(403)]
    #[code("org-blocked")]
    Blocked,

    #[status(404)]
    #[code("user-hidden")]
    Hidden,
}

#[derive(Debug, ApiError)]
#[api_error()]
#[status(403)]
#[code("Org blocked")]
struct Blocked;

catalogue! {
    static ERRORS = [Common, Various, Blocked];
}

fn main() {
    serve(Common::Hidden);
    serve(Various::Hidden);
    serve(Blocked);
    ERRORS.entries();
}
