//! A field that is a header is a `HeaderField`.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(429)]
#[code("ORG_BUSY")]
struct Busy {
    #[header("X-Share")]
    share: f64,
    #[header("X-Names")]
    names: Option<Vec<String>>,
}

fn main() {
    serve(Busy { share: 0.5, names: None });
}
