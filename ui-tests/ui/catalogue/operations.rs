//! How operations are written, and that the catalogue has what they answer with.

use errorbook::extract::PathRefusal;
use errorbook::{ApiError, HttpError, catalogue, union};

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[api_error(subset Show = [NotFound, Hidden])]
pub enum OrgError {
    #[status(404)]
    #[code("ORG_NOT_FOUND")]
    NotFound,
    #[status(403)]
    #[code("ORG_HIDDEN")]
    #[conceal(as = NotFound)]
    Hidden,
    #[status(409)]
    #[code("ORG_TAKEN")]
    Taken,
}

union! {
    pub enum ShowOrg = Show | PathRefusal;
}

#[derive(Debug, ApiError)]
pub enum Outer {
    #[transparent]
    Inner(Box<ShowOrg>),
}

// What the catalogue does not have is reported at the type that has it.
catalogue! {
    static MISSING = [Show];
    operations = {
        fine = Show,
        union = ShowOrg,
        whole = Show | OrgError,
        part = HttpError::{Gone},
    };
}

catalogue! {
    static POINTER = [Outer, ShowOrg, PathRefusal, OrgError];
    operations = { closed = Outer, open = Outer | ShowOrg };
}

catalogue! {
    static OTHER = [Show];
    operations = { show = Show };
}

catalogue! {
    static CLASH = [..OTHER];
    operations = { show = Show };
}

catalogue! {
    static TWICE = [OrgError];
    operations = { show = Show, show = OrgError };
}

catalogue! {
    static MISSPELT = [OrgError];
    operations = { show = OrgError::{NotFond} };
}

catalogue! {
    static NO_BRACES = [OrgError];
    operations = show = Show;
}

catalogue! {
    static NO_TYPES = [OrgError];
    operations = { show };
}

catalogue! {
    static NO_TYPE = [OrgError];
    operations = { show = };
}

catalogue! {
    static TEXT = [OrgError];
    operations = { "show" = Show };
}

catalogue! {
    static INCLUDED = [OrgError];
    operations = { show = ..OTHER };
}

catalogue! {
    static NO_COMMA = [OrgError];
    operations = { show = Show create = Show };
}

catalogue! {
    static NO_SEMICOLON = [OrgError];
    operations = { show = Show } lock = "kept.lock";
}

catalogue! {
    static NO_VALUE = [OrgError];
    operations = ;
}

catalogue! {
    static NOT_DERIVED = [OrgError];
    operations = { show = String };
}

fn main() {}
