//! A member is a type that derives `ApiError`.

use errorbook::{ApiError, Entry, catalogue};
use std::fmt;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
#[code("ORG_BLOCKED")]
pub struct Blocked;

pub struct Plain;

#[derive(Debug)]
pub struct ByHand;

impl fmt::Display for ByHand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("by hand")
    }
}

impl std::error::Error for ByHand {}

impl errorbook::ManualApiError for ByHand {
    fn entry(&self) -> &'static Entry {
        static ENTRY: Entry = Entry::new("ORG_BY_HAND", 410);
        &ENTRY
    }
}

catalogue! {
    static ERRORS = [Blocked, Plain, std::io::Error, ByHand];
}

fn main() {
    ERRORS.entries();
}
