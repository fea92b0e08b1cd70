//! `#[error(…)]` is thiserror's, which is not derived here.

use errorbook::ApiError;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[error("there is no organization {0}")]
    #[status(404)]
    #[code("ORG_NOT_FOUND")]
    #[message(display)]
    NotFound(String),
}

fn main() {
    let _ = errorbook::ApiError::code(&OrgError::NotFound(String::new()));
}
