use errorbook::{ApiError, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
#[code("ORG_BLOCKED")]
struct Blocked;

catalogue! {
    static ERRORS = [Blocked];
    lock = "other.lock";
}

fn main() {}
