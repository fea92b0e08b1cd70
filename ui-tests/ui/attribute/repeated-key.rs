//! A key is given once.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG", prefix = "ORGS", style = "SCREAMING_SNAKE_CASE", style = "snake_case")]
enum OrgError {
    #[status(403, reason = "Blocked", reason = "Organization Blocked")]
    #[code("ORG_BLOCKED")]
    #[retryable(after = "30s", after = "1m")]
    Blocked {
        #[expose("name", "slug")]
        name: String,
        #[expose(message, message)]
        wait: u32,
        #[expose(json = "integer", json = "number", example = "1", example = "2")]
        seats: u64,
    },

    #[status(410)]
    #[code("ORG_GONE")]
    #[sunset("2.0", "3.0", instead = "ORG_BLOCKED", instead = "ORG_GONE")]
    Gone,
}

#[derive(Debug, ApiError)]
#[api_error(codes = 1..=9, codes = 1..=8, crate = errorbook, crate = ::errorbook)]
#[status(404)]
#[code(1)]
struct One;

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(prefix = "ORG", display = manual, display = manual)]
#[error("two")]
#[status(404)]
#[code("ORG_TWO")]
#[message(display)]
struct Two;

fn main() {
    serve(OrgError::Gone);
    serve(One);
    serve(Two);
}
