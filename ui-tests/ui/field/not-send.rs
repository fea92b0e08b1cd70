use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(500)]
#[code("ORG_STORE")]
struct Store {
    source: Box<dyn std::error::Error>,
}

fn main() {
    serve(Store { source: "".into() });
}
