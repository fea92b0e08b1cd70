//! Retry-After is whole seconds.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(429)]
    #[code("ORG_NO_UNIT")]
    #[retryable(after = "30")]
    NoUnit,

    #[status(429)]
    #[code("ORG_SHORT")]
    #[retryable(after = "500ms")]
    Short,

    #[status(429)]
    #[code("ORG_FRACTION")]
    #[retryable(after = "1.5h")]
    Fraction,

    #[status(429)]
    #[code("ORG_NEGATIVE")]
    #[retryable(after = "-1s")]
    Negative,

    #[status(429)]
    #[code("ORG_LONG")]
    #[retryable(after = "99999999999999999999s")]
    Long,

    #[status(429)]
    #[code("ORG_OVERFLOW")]
    #[retryable(after = "18446744073709551615d")]
    Overflow,

    #[status(429)]
    #[code("ORG_WIDE")]
    #[retryable(after = "3é")]
    Wide,
}

fn main() {
    serve(OrgError::Short);
}
