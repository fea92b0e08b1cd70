//! A placeholder without a format needs `Display`.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug)]
struct Plan;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
#[code("ORG_BLOCKED")]
#[message("{plan} {plan}")]
struct Blocked {
    #[expose(message)]
    plan: Plan,
}

fn main() {
    serve(Blocked { plan: Plan });
}
