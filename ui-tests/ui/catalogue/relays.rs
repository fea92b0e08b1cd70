//! What a catalogue may relay of upstreams.

use errorbook::{ApiError, catalogue};

/// A module that `cargo errorbook export rust` writes.
mod orgs {
    use errorbook::client::{Known, Reply};

    pub const ERRORS: &[Known] = &[
        Known::new("ORG_BLOCKED", &[403]).variant("OrgBlocked"),
        Known::new("ORG_GONE", &[410]).variant("OrgGone"),
    ];
    pub const ITEMS: &[Known] = &[];

    pub enum Error {
        OrgBlocked(Reply),
        OrgGone(Reply),
        Unknown(Reply),
    }

    impl Error {
        pub fn reply(&self) -> &Reply {
            let (Error::OrgBlocked(reply) | Error::OrgGone(reply) | Error::Unknown(reply)) = self;
            reply
        }
    }

    errorbook::__upstream! { Error, ERRORS, ITEMS, "\"entries\":[]}}" }
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
#[code("ORG_BLOCKED")]
pub struct Blocked;

#[derive(Debug, ApiError)]
#[api_error(prefix = "GATE")]
#[status(403)]
#[code("GATE_CLOSED")]
pub struct Closed;

catalogue! {
    static CLASH = [Blocked];
    relays = orgs::Error;
}

catalogue! {
    static CLASH_OF_ONE = [Blocked];
    relays = [orgs::Error::{OrgGone, OrgBlocked}];
}

catalogue! {
    static NO_CLASH = [Blocked];
    relays = orgs::Error::{OrgGone};
}

catalogue! {
    static MISSPELT = [Closed];
    relays = orgs::Error::{OrgBloked};
}

catalogue! {
    static UNKNOWN = [Closed];
    relays = orgs::Error::{Unknown};
}

catalogue! {
    static OWN = [Closed];
    relays = Blocked;
}

catalogue! {
    static CATALOGUE = [Closed];
    relays = ..NO_CLASH;
}

catalogue! {
    static WORDS = [Closed];
    relays = "orgs";
}

catalogue! {
    static NOTHING = [Closed];
    relays;
}

fn main() {}
