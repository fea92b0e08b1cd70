//! A faulty profile is the only error of the catalogue that uses it.

use errorbook::{ApiError, Profile, catalogue};
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
#[code("ORG_BLOCKED")]
struct Blocked;

static ACME: Profile = Profile::new().docs("not a uri");

catalogue! {
    static ERRORS = [Blocked];
    profile = ACME;
}

fn main() {
    serve(Blocked);
    ERRORS.entries();
}
