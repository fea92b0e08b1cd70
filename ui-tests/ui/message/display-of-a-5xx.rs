//! A 5xx sends no Display: it is for the operator.

use errorbook::ApiError;
use errorbook_ui_tests::serve;
use std::fmt;

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[error("the store {0} is away")]
    #[status(503)]
    #[code("ORG_STORE")]
    #[message(display)]
    Store(String),

    #[error("{0} is blocked")]
    #[status(403)]
    #[code("ORG_BLOCKED")]
    #[message(display)]
    Blocked(String),
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG", display = manual)]
#[status(500)]
#[code("ORG_MANUAL")]
#[message(display)]
struct Manual(String);

impl fmt::Display for Manual {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Manual {}

fn main() {
    serve(OrgError::Blocked(String::new()));
    serve(Manual(String::new()));
}
