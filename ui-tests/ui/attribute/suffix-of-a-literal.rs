use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG"prefix)]
#[status(403th)]
#[code("ORG_BLOCKED"code)]
#[message("blocked"text)]
struct Blocked;

fn main() {
    serve(Blocked);
}
