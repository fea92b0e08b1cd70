//! A field is one header.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(429)]
#[code("ORG_BUSY")]
struct Busy {
    #[header("Retry-After")]
    #[header("X-Wait")]
    wait: u32,
}

fn main() {
    serve(Busy { wait: 1 });
}
