//! A faulty template is the only error of the profile and the catalogue that use it.

use errorbook::{ApiError, Profile, body, catalogue};
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
#[code("ORG_BLOCKED")]
struct Blocked {
    #[expose]
    name: String,
}

static ACME: Profile = Profile::new().body(body!({ "name": cod, ..fields }));

catalogue! {
    static ERRORS = [Blocked];
    profile = ACME;
}

fn main() {
    let name = String::new();
    serve(Blocked { name });
    ERRORS.entries();
}
