//! A member of a body is `Serialize`.

use errorbook::{ApiError, catalogue};
use errorbook_ui_tests::serve;

#[derive(Debug)]
struct Plan;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
#[code("ORG_BLOCKED")]
struct Blocked {
    #[expose]
    plan: Plan,
}

catalogue! {
    static ERRORS = [Blocked];
}

fn main() {
    serve(Blocked { plan: Plan });
    ERRORS.entries();
}
