//! The methods of `ApiError` are what a type declares, in every response: nothing overrides them.

use errorbook::ApiError;
use errorbook::__private::http::StatusCode;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
#[code("ORG_BLOCKED")]
struct Blocked;

impl ApiError for Blocked {
    fn status(&self) -> StatusCode {
        StatusCode::NOT_FOUND
    }
}

fn main() {}
