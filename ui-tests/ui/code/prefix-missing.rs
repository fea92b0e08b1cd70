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
#[status(403)]
#[code("org-blocked")]
struct Kebab;

#[derive(Debug, ApiError)]
enum Various {
    #[status(403)]
    #[code("ORG_BLOCKED")]
    Blocked,

    #[status(404)]
    #[code("USER_HIDDEN")]
    Hidden,
}

#[derive(Debug, ApiError)]
#[api_error]
#[status(403)]
#[code("ORG_CLOSED")]
struct Word;

catalogue! {
    static ERRORS = [Common, Kebab, Various, Word];
}

fn main() {
    serve(Common::Hidden);
    serve(Kebab);
    serve(Various::Hidden);
    serve(Word);
    ERRORS.entries();
}
