//! What `catalogue!` can be told.

use errorbook::{ApiError, Profile, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
#[code("ORG_BLOCKED")]
pub struct Blocked;

static ACME: Profile = Profile::new();

catalogue! {
    static MISSPELT = [Blocked];
    profil = ACME;
}

catalogue! {
    static FAR = [Blocked];
    folder = "de";
}

catalogue! {
    static RENAMED = [Blocked];
    crate = "errorbook";
}

catalogue! {
    static TWICE = [Blocked];
    profile = ACME;
    profile = ACME;
}

catalogue! {
    static VALUELESS = [Blocked];
    profile = ;
}

fn main() {
    MISSPELT.entries();
    FAR.entries();
    RENAMED.entries();
    TWICE.entries();
    VALUELESS.entries();
}
