//! A transparent error is one other error.

use errorbook::{ApiError, catalogue};
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "AUTH")]
#[status(403)]
#[code("AUTH_REFUSED")]
struct Refused;

#[derive(Debug, ApiError)]
enum OrgError {
    #[transparent]
    None,

    #[transparent]
    NoneInBraces {},

    #[transparent]
    Two(Refused, String),

    #[transparent]
    Named { error: Refused, name: String },
}

#[derive(Debug, ApiError)]
#[transparent]
struct Unit;

catalogue! {
    static ERRORS = [OrgError, Unit];
}

fn main() {
    serve(OrgError::Two(Refused, String::new()));
    serve(Unit);
    ERRORS.entries();
}
