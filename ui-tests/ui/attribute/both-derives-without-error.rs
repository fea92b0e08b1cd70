//! Both derives write `Error` where no `#[error(…)]` says whose it is.

use errorbook::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(404)]
    #[code("ORG_NOT_FOUND")]
    NotFound(String),
}

fn main() {
    let _ = errorbook::ApiError::code(&OrgError::NotFound(String::new()));
}
