//! What a type without a prefix lacks is told at once, and the advice for its codes has the prefix.

use errorbook::ApiError;

#[derive(Debug, ApiError)]
enum OrgError {
    #[status(404)]
    NotFound,
    #[status(409)]
    #[code(slug_taken)]
    SlugTaken,
    #[status(403)]
    #[code("blocked")]
    Blocked,
    #[status(410)]
    #[code("GONE")]
    Gone,
}

#[derive(Debug, ApiError)]
#[status(404)]
struct UserMissing;

#[derive(Debug, ApiError)]
#[api_error(style = "kebab-case")]
#[status(404)]
enum Error {
    Missing,
}

fn main() {}
