//! A code has at most 63 characters.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
enum OrgError {
    #[code("ORG_56789_123456789_123456789_123456789_123456789_123456789_123")]
    Just,

    #[code("ORG_56789_123456789_123456789_123456789_123456789_123456789_1234")]
    Over,

    #[code("a code that is a sentence, and a rather long one, is not a code at all")]
    Sentence,
}

fn main() {
    serve(OrgError::Just);
}
