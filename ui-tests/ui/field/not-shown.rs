//! A field that a message names and a body has is `Display` and `Serialize`, in a subset as in its type.

use errorbook::{ApiError, catalogue};
use errorbook_ui_tests::serve;
use std::fmt;

#[derive(Debug)]
struct Plan;

impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("plan")
    }
}

#[derive(Debug)]
struct Neither;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG", subset OnlyBlocked = [Blocked])]
#[status(403)]
enum OrgError {
    #[code("ORG_BLOCKED")]
    #[message("blocked by {plan}")]
    Blocked {
        #[expose]
        plan: Plan,
    },
    #[code("ORG_CLOSED")]
    #[message("closed by {by} on {day}")]
    Closed {
        #[expose]
        by: Neither,
        #[expose]
        day: u8,
    },
}

catalogue! {
    static ERRORS = [OrgError];
}

fn main() {
    serve(OrgError::Blocked { plan: Plan });
    ERRORS.entries();
}
