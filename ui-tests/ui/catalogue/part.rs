//! Some of the variants of a type.

use errorbook::{ApiError, HttpError, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "")]
pub enum OrgError {
    #[status(403)]
    #[code("ORG_BLOCKED")]
    Blocked,
    #[status(410)]
    #[code("HTTP_GONE")]
    Gone,
    #[transparent]
    Http(HttpError),
}

catalogue! {
    static MISSPELT = [HttpError::{NotFund, Gone}];
}

catalogue! {
    static TRANSPARENT = [OrgError::{Blocked, Http}];
}

catalogue! {
    static NOTHING = [HttpError::{}];
}

catalogue! {
    static CLASH = [HttpError::{NotFound, Gone}, OrgError::{Gone}];
}

catalogue! {
    static RENAMED = [HttpError::{NotFound as Missing}];
}

fn main() {}
