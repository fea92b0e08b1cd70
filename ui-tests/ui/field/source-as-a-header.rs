use errorbook::{__private::http::HeaderValue, ApiError, HeaderField};
use errorbook_ui_tests::serve;
use std::fmt;

#[derive(Debug)]
struct Cause;

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("canary")
    }
}

impl std::error::Error for Cause {}

impl HeaderField for Cause {
    fn header_value(&self) -> Option<HeaderValue> {
        HeaderValue::from_str(&self.to_string()).ok()
    }
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(500)]
enum OrgError {
    #[code("ORG_SOURCE")]
    Source {
        #[source]
        #[header("X-Cause")]
        cause: Cause,
    },

    #[code("ORG_FROM")]
    From(
        #[from]
        #[header("X-Cause")]
        Cause,
    ),

    #[code("ORG_NAMED")]
    Named {
        #[header("X-Cause")]
        source: Cause,
    },
}

fn main() {
    serve(OrgError::from(Cause));
}
