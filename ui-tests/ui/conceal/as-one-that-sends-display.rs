//! What goes out would be the concealed variant's own `Display`, with fields that it does not expose.

use errorbook::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[error("not found")]
    #[status(404)]
    #[code("ORG_NOT_FOUND")]
    #[message(display)]
    NotFound,
    #[error("blocked by {0}")]
    #[status(403)]
    #[code("ORG_BLOCKED")]
    #[conceal(as = NotFound)]
    Blocked(String),
}

fn main() {}
