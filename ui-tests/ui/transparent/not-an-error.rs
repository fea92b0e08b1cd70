//! What is inside a transparent error is an error at all.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
enum OrgError {
    #[transparent]
    Name(String),
}

fn main() {
    serve(OrgError::Name(String::new()));
}
