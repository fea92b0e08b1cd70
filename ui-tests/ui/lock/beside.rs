//! Fields that transparent variants send beside the errors inside are published too.

use errorbook::{ApiError, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "AUTH")]
#[status(403)]
#[code("AUTH_SCOPE")]
struct Scope {
    #[expose]
    scope: &'static str,
}

#[derive(Debug, ApiError)]
enum OrgError {
    Read {
        #[transparent]
        source: Scope,
        #[expose]
        org: u32,
        #[expose]
        region: &'static str,
    },
}

#[derive(Debug, ApiError)]
struct Outer {
    #[transparent]
    inner: OrgError,
    #[expose]
    tenant: u8,
}

catalogue! {
    static ERRORS = [Outer];
    lock = "beside.lock";
}

fn main() {}
