//! A placeholder without a format needs `Display`, with one what the format says.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

struct Plan;

#[derive(ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
#[code("ORG_BLOCKED")]
#[message("{plan} {plan}")]
struct Blocked {
    #[expose(message)]
    plan: Plan,
}

#[derive(ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
#[code("ORG_CLOSED")]
#[message("{0:?} {1:x}")]
struct Closed(#[expose(message)] Plan, #[expose(message)] String);

impl std::fmt::Debug for Blocked {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Ok(())
    }
}

impl std::fmt::Debug for Closed {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Ok(())
    }
}

fn main() {
    serve(Blocked { plan: Plan });
    serve(Closed(Plan, String::new()));
}
