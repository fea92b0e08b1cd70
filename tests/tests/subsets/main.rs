//! Subsets of an error type: enums of some of its variants, over the same entries.

mod documents;
mod fields;
mod generics;
mod unions;

use errorbook::{ApiError, Entry};
use std::io;

/// Why a request about an organization was refused.
#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[api_error(subset FindOrg = [NotFound, Hidden, Blocked, Store])]
#[api_error(subset Invite = [..FindOrg, RateLimited])]
#[api_error(subset Members = [..FindOrg, Auth(ReadMembers)])]
enum OrgError {
    #[status(404)]
    #[code("ORG_NOT_FOUND")]
    #[message("there is no organization {slug}")]
    NotFound {
        #[expose]
        slug: String,
    },
    #[status(403)]
    #[code("ORG_HIDDEN")]
    #[message("{slug} is hidden for {reason:?}")]
    #[conceal(as = NotFound)]
    Hidden {
        #[expose]
        slug: String,
        #[expose(message)]
        reason: &'static str,
    },
    #[status(403)]
    #[code("ORG_BLOCKED")]
    #[message("the organization {slug:?} is blocked")]
    Blocked {
        #[expose]
        slug: String,
    },
    #[status(429)]
    #[code("ORG_RATE_LIMITED")]
    RateLimited {
        #[header("Retry-After")]
        wait: u64,
    },
    #[status(500)]
    #[code("ORG_STORE")]
    Store(#[from] io::Error),
    #[transparent]
    Auth(#[from] AuthError),
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "AUTH")]
#[api_error(#[derive(Clone, Copy)] subset ReadMembers = [Missing, Scope])]
#[challenge(Bearer, realm = "orgs")]
enum AuthError {
    #[status(401)]
    #[code("AUTH_MISSING")]
    Missing,
    #[status(401)]
    #[code("AUTH_EXPIRED")]
    Expired,
    #[status(403)]
    #[code("AUTH_SCOPE")]
    Scope,
}

fn find(slug: &str) -> Result<(), FindOrg> {
    match slug {
        "acme" => Ok(()),
        "broken" => Err(io::Error::other("canary-7f3a"))?,
        "hidden" => Err(FindOrg::Hidden {
            slug: slug.to_owned(),
            reason: "law",
        }),
        "blocked" => Err(FindOrg::Blocked {
            slug: slug.to_owned(),
        }),
        _ => Err(FindOrg::NotFound {
            slug: slug.to_owned(),
        }),
    }
}

fn invite(slug: &str) -> Result<(), Invite> {
    find(slug)?;
    Err(Invite::RateLimited { wait: 7 })
}

fn members(slug: &str, token: &str) -> Result<(), Members> {
    match token {
        "good" => find(slug)?,
        "narrow" => return Err(ReadMembers::Scope.into()),
        _ => return Err(Members::Auth(ReadMembers::Missing)),
    }
    Ok(())
}

fn any(slug: &str, token: &str) -> Result<(), OrgError> {
    if token == "old" {
        Err(AuthError::Expired)?;
    }
    members(slug, token)?;
    invite(slug)?;
    Ok(())
}

/// A response: all that a client can see of an error.
fn answer<E: Into<http::Response<bytes::Bytes>>>(error: E) -> (u16, http::HeaderMap, String) {
    let response: http::Response<bytes::Bytes> = error.into();
    let (head, body) = response.into_parts();
    let body = String::from_utf8(body.to_vec()).expect("JSON is UTF-8");
    (head.status.as_u16(), head.headers, body)
}

#[test]
fn a_subset_answers_as_its_type_does() {
    for (slug, token) in [
        ("acme", "good"),
        ("missing", "good"),
        ("hidden", "good"),
        ("blocked", "good"),
        ("broken", "good"),
        ("acme", "narrow"),
        ("acme", ""),
    ] {
        let whole = any(slug, token).expect_err("it never succeeds");
        let (text, entry) = (whole.to_string(), whole.entry());
        let whole = answer(whole);
        let of_subset = match members(slug, token) {
            Err(error) => {
                assert!(std::ptr::eq(error.entry(), entry), "{slug} {token}");
                assert_eq!(error.to_string(), text);
                answer(error)
            }
            Ok(()) => answer(invite(slug).expect_err("it is limited")),
        };
        assert_eq!(of_subset, whole, "{slug} {token}");
        assert!(!whole.2.contains("canary"), "{whole:?}");
    }
}

#[test]
fn a_subset_has_the_entries_of_its_variants() {
    let codes = |entries: &mut dyn Iterator<Item = &'static Entry>| -> Vec<String> {
        entries.map(|entry| entry.code().to_string()).collect()
    };
    assert_eq!(
        codes(&mut FindOrg::API_ERRORS.entries()),
        ["ORG_NOT_FOUND", "ORG_HIDDEN", "ORG_BLOCKED", "ORG_STORE"]
    );
    let names = OrgError::API_ERRORS
        .subsets()
        .iter()
        .map(errorbook::Subset::name);
    assert_eq!(names.collect::<Vec<_>>(), ["FindOrg", "Invite", "Members"]);
}
