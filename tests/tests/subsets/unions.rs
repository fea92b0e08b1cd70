//! `union!`: what one operation answers with, over several types.

use crate::{FindOrg, Invite, OrgError, ReadMembers, answer, find};
use errorbook::{ApiError, catalogue};
use std::io;

errorbook::union! {
    /// Why nobody was invited.
    #[derive(Clone, Copy)]
    enum Refused = ReadMembers;

    enum InviteMember = Invite from (FindOrg, io::Error) | Auth(Refused) from (ReadMembers);

    enum Generic<'a, T: ApiError + 'static> where T: Clone = Outer<T> | Borrowed<'a>;
}

#[derive(Debug, ApiError)]
#[transparent]
struct Outer<T: ApiError + 'static>(T);

#[derive(Debug, ApiError)]
#[api_error(prefix = "BORROWED")]
#[status(404)]
#[code("BORROWED_NOT_FOUND")]
#[message("no {name}")]
struct Borrowed<'a> {
    #[expose]
    name: &'a str,
}

catalogue! {
    static ERRORS = [InviteMember];
}

fn run(slug: &str, token: &str) -> Result<(), InviteMember> {
    match token {
        "good" => find(slug)?,
        "broken" => Err(io::Error::other("no disk"))?,
        _ => Err(ReadMembers::Missing)?,
    }
    Err(Invite::RateLimited { wait: 3 }.into())
}

#[test]
fn a_union_answers_as_the_error_inside() {
    for (slug, token, code) in [
        ("acme", "good", "ORG_RATE_LIMITED"),
        ("missing", "good", "ORG_NOT_FOUND"),
        ("acme", "broken", "ORG_STORE"),
        ("acme", "", "AUTH_MISSING"),
    ] {
        let error = run(slug, token).expect_err("it never succeeds");
        assert_eq!(error.code(), code);
    }
    let one = answer(InviteMember::from(Invite::RateLimited { wait: 3 }));
    assert_eq!(one, answer(OrgError::RateLimited { wait: 3 }));
    let copied = Refused::ReadMembers(ReadMembers::Scope);
    assert_eq!(InviteMember::Auth(copied).code(), copied.code());
    let generic: Generic<Refused> = Borrowed { name: "a" }.into();
    assert_eq!(generic.to_string(), "no a");
    assert_eq!(Generic::from(Outer(copied)).code(), "AUTH_SCOPE");
}

#[test]
fn a_catalogue_lists_what_a_union_may_be_and_nothing_else() {
    let codes: Vec<_> = ERRORS
        .entries()
        .map(|entry| entry.code().to_string())
        .collect();
    assert_eq!(
        codes,
        [
            "ORG_NOT_FOUND",
            "ORG_HIDDEN",
            "ORG_BLOCKED",
            "ORG_RATE_LIMITED",
            "ORG_STORE",
            "AUTH_MISSING",
            "AUTH_SCOPE"
        ]
    );
}
