use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403, reason = "")]
#[code("ORG_BLOCKED")]
#[header("X-Wait", "")]
#[sunset("", instead = "")]
struct Blocked;

fn main() {
    serve(Blocked);
}
