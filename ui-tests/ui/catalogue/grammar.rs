//! How a catalogue is written.

use errorbook::{ApiError, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
#[code("ORG_BLOCKED")]
pub struct Blocked;

catalogue! {}

catalogue! {
    ERRORS = [Blocked];
}

catalogue! {
    const CONSTANT = [Blocked];
}

catalogue! {
    static = [Blocked];
}

catalogue! {
    static TYPED: Catalogue = [Blocked];
}

catalogue! {
    static BRACES = { Blocked };
}

catalogue! {
    static ALONE = Blocked;
}

catalogue! {
    static MEMBER = [Blocked, "text"];
}

catalogue! {
    static ATTRIBUTE = [#[cfg(unix)] Blocked];
}

catalogue! {
    static DOTS = [..];
}

catalogue! {
    static SEMICOLON = [Blocked] profile = ACME;
}

fn main() {
    TYPED.entries();
    DOTS.entries();
}
