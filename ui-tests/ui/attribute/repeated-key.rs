//! A key is given once.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG", prefix = "ORGS", style = "snake_case", style = "SCREAMING_SNAKE_CASE")]
enum OrgError {
    #[status(403, reason = "Blocked", reason = "Organization Blocked")]
    #[code("org_blocked")]
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
    #[code("org_gone")]
    #[sunset("2.0", "3.0", instead = "org_blocked", instead = "org_x")]
    Gone,
}

#[derive(Debug, ApiError)]
#[api_error(display = manual, display = manual, crate = errorbook, crate = ::errorbook)]
#[api_error(codes = 1..=9, codes = 1..=8)]
enum Numbered {}

#[derive(Debug, ApiError)]
#[api_error(codes = 1..=9, codes = 1..=8)]
#[status(404)]
#[code(1)]
struct One;

fn main() {
    serve(OrgError::Gone);
    serve(One);
}
