//! A union of a type and of a subset, which has a type inside.

#![deny(warnings)]

use errorbook::{ApiError, Preferences, union};

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG", subset FindOrg = [NotFound, Token], subset BlockOrg = [Blocked])]
pub enum OrgError {
    #[status(404)]
    #[code("ORG_NOT_FOUND")]
    NotFound,
    #[status(403)]
    #[code("ORG_BLOCKED")]
    Blocked,
    #[transparent]
    Token(TokenError),
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "TOKEN")]
#[status(403)]
#[code("TOKEN_SCOPE")]
pub struct TokenError;

#[derive(Debug, ApiError)]
#[api_error(prefix = "LIMIT")]
#[status(403)]
#[code("LIMIT_REACHED")]
pub struct LimitReached;

union! {
    /// What asking for an organization can answer.
    pub enum GetOrg = FindOrg | LimitReached;
}

fn get(is_over: bool) -> Result<(), GetOrg> {
    if is_over {
        Err(LimitReached)?;
    }
    Err(FindOrg::NotFound)?;
    Ok(())
}

fn main() {
    let _ = (OrgError::from(BlockOrg::Blocked), FindOrg::Token(TokenError));
    let subsets = OrgError::API_ERRORS.subsets();
    let rows = subsets.iter().map(|subset| subset.entries().count());
    assert_eq!(rows.collect::<Vec<_>>(), [1, 1]);
    for (is_over, status) in [(true, 403), (false, 404)] {
        let error = get(is_over).unwrap_err();
        assert_eq!(error.respond(&Preferences::default()).status(), status);
    }
}
