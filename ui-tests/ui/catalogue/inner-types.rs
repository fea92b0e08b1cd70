//! Types inside transparent variants are members too: their codes are unique, and what is behind a pointer is listed.

use errorbook::{ApiError, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
pub enum OrgError {
    #[status(403)]
    #[code("ORG_BLOCKED")]
    Blocked,
    #[transparent]
    Auth(AuthError),
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
pub enum AuthError {
    #[status(404)]
    #[code("ORG_BLOCKED")]
    Refused,
}

#[derive(Debug, ApiError)]
pub enum Deep {
    #[transparent]
    Boxed(Box<Deeper>),
}

#[derive(Debug, ApiError)]
pub enum Deeper {
    #[transparent]
    Auth(Box<AuthError>),
}

catalogue! {
    static CLASH = [OrgError];
}

catalogue! {
    static POINTER = [Deep];
}

catalogue! {
    static LISTED = [Deep, Deeper];
}

fn main() {}
