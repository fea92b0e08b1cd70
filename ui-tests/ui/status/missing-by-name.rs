//! A missing status is advised by the name, else by the code.

use errorbook::ApiError;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[code("ORG_NOT_FOUND")]
    NotFound,
    #[code("ORG_USER_NOT_FOUND")]
    UserNotFound,
    #[code("ORG_PROXY")]
    ProxyAuthenticationRequired,
    #[code("ORG_SLUG")]
    SlugTaken,
    #[code("ORG_RATE")]
    RateLimited,
    #[code("ORG_TOKEN")]
    TokenExpired,
    #[code("ORG_GONE")]
    Old,
    #[code("ORG_STORE")]
    Store,
    #[code("ORG_ODD")]
    Odd,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[code("ORG_CONFLICT")]
struct Conflict;

fn main() {}
