//! A derive beside thiserror must not change what clients read without a word.

use errorbook::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[error("there is no organization {0}")]
    #[status(404)]
    #[code("ORG_NOT_FOUND")]
    NotFound(String),

    #[error("the store is broken")]
    #[status(500)]
    #[code("ORG_STORE")]
    Store,

    #[error("it is blocked")]
    #[status(403)]
    #[code("ORG_BLOCKED")]
    #[message("the organization is blocked")]
    Blocked,

    #[error("it is gone")]
    #[status(410)]
    #[code("ORG_GONE")]
    Gone,
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(prefix = "PAY")]
#[error("pay first")]
#[status(402)]
#[code("PAY_FIRST")]
struct PayError;

/// Faulty where it stands, once.
#[derive(Debug, ApiError)]
#[api_error(prefix = "AUTH")]
#[message(display)]
enum AuthError {
    #[status(403)]
    #[code("AUTH_ONE")]
    One,
    #[status(500)]
    #[code("AUTH_TWO")]
    Two,
}

fn main() {}
