//! A union of a type, of a subset and of a refusal.

#![deny(warnings)]

use errorbook::{ApiError, Preferences, union};

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG", subset FindOrg = [NotFound])]
pub enum OrgError {
    #[status(404)]
    #[code("ORG_NOT_FOUND")]
    NotFound,
    #[status(403)]
    #[code("ORG_BLOCKED")]
    Blocked,
}

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
    let _ = OrgError::Blocked;
    for (is_over, status) in [(true, 403), (false, 404)] {
        let error = get(is_over).unwrap_err();
        assert_eq!(error.respond(&Preferences::default()).status(), status);
    }
}
