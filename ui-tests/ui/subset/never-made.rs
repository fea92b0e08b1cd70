//! What an operation lists and never answers is rustc's to find: no generated code makes it, but of a smaller subset.

#![deny(dead_code)]

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[api_error(subset Find = [NotFound, Hidden, Blocked, Store])]
#[api_error(subset Invite = [..Find, RateLimited, Full])]
#[api_error(subset Rename = [..Find])]
#[api_error(subset Members = [..Find, Auth(Read)])]
enum OrgError {
    #[status(404)]
    #[code("ORG_NOT_FOUND")]
    NotFound { #[expose] slug: String },

    #[status(403)]
    #[code("ORG_HIDDEN")]
    #[conceal(as = NotFound)]
    Hidden { #[expose] slug: String },

    #[status(403)]
    #[code("ORG_BLOCKED")]
    Blocked,

    #[status(429)]
    #[code("ORG_RATE_LIMITED")]
    RateLimited,

    #[status(409)]
    #[code("ORG_FULL")]
    Full,

    #[status(500)]
    #[code("ORG_STORE")]
    Store(#[from] std::io::Error),

    #[transparent]
    Auth(AuthError),
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "AUTH")]
#[api_error(subset Read = [Missing, Scope])]
enum AuthError {
    #[status(403)]
    #[code("AUTH_MISSING")]
    Missing,

    #[status(403)]
    #[code("AUTH_SCOPE")]
    Scope,
}

fn find(slug: String) -> Result<(), Find> {
    if slug.is_empty() {
        return Err(Find::NotFound { slug });
    }
    Ok(std::fs::remove_file(slug)?)
}

fn invite(slug: String) -> Result<(), Invite> {
    find(slug)?;
    Err(Invite::RateLimited)
}

fn rename(slug: String) -> Result<(), Rename> {
    Ok(find(slug)?)
}

fn members(slug: String) -> Result<(), Members> {
    find(slug)?;
    Err(Members::Auth(Read::Missing))
}

fn all(slug: String) -> Result<(), OrgError> {
    invite(slug.clone())?;
    rename(slug.clone())?;
    Ok(members(slug)?)
}

fn main() {
    if let Err(error) = all(String::new()) {
        serve(error);
    }
}
