//! A field that is bound is read into its own type.

use errorbook::testing::assert_error;
use errorbook::{ApiError, Preferences};

#[derive(Debug)]
struct Plan;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
#[code("ORG_BLOCKED")]
struct Blocked {
    plan: Plan,
    cause: std::io::Error,
}

fn main() {
    let blocked = Blocked {
        plan: Plan,
        cause: std::io::Error::other("cause"),
    };
    let response = blocked.respond(&Preferences::default());
    assert_error!(response, Blocked { plan, .. });
    assert_error!(response, Blocked { cause: ref reason, .. } if reason.to_string() == "cause");
}
