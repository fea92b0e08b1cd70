use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(400)]
#[code("ORG_GRANT")]
#[oauth("invalid \"grant\"\n")]
struct Grant;

fn main() {
    serve(Grant);
}
