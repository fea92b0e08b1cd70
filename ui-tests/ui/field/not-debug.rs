use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
#[code("ORG_BLOCKED")]
struct Blocked;

fn main() {
    serve(Blocked);
}
