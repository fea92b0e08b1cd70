//! Every error of the services, and how they speak.

#![allow(
    missing_docs,
    reason = "what the catalogue says of an error is its doc, and a field is what its name says"
)]

use errorbook::extract::{JsonRefusal, PathRefusal};
use errorbook::{ApiError, FieldErrors, HttpError, Offer, Profile, catalogue};
use std::time::Duration;

/// Why a request about an organization was refused. Each operation answers with a subset.
#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[api_error(subset CreateOrg = [SlugTaken, Invalid, Store])]
#[api_error(subset ShowOrg = [NotFound, Hidden, Blocked, Store])]
#[api_error(subset ListMembers = [..ShowOrg, Auth])]
#[api_error(subset Invite = [..ShowOrg, RateLimited])]
#[api_error(subset Unavailable = [Store])]
pub enum OrgError {
    /// No organization has this slug, or the caller may not know of it.
    #[status(404)]
    #[code("ORG_NOT_FOUND")]
    #[message("there is no organization {slug}")]
    #[help("check the slug, or ask to be let in")]
    NotFound {
        #[expose]
        slug: String,
    },

    /// The caller gets what an unknown slug gets, the log the truth.
    #[status(403)]
    #[code("ORG_HIDDEN")]
    #[message("the organization {slug} is hidden")]
    #[conceal(as = NotFound)]
    Hidden {
        #[expose]
        slug: String,
    },

    /// An administrator blocked it. Support can lift the block.
    #[status(403)]
    #[code("ORG_BLOCKED")]
    #[message("the organization {slug} is blocked")]
    #[help("ask your administrator to lift the block")]
    Blocked {
        #[expose]
        slug: String,
    },

    /// Slugs are unique, those of blocked organizations included.
    #[status(409)]
    #[code("ORG_SLUG_TAKEN")]
    #[grpc(already_exists)]
    #[message("the slug {slug} is taken")]
    #[help("choose another slug")]
    SlugTaken {
        #[expose]
        slug: String,
    },

    /// The body is JSON of the right types, but its values cannot be accepted. Each of its faults is listed.
    #[status(422)]
    #[code("ORG_INVALID")]
    #[message("the organization is not valid")]
    #[help("mend the values that the errors point at")]
    Invalid {
        #[expose]
        errors: FieldErrors<InvalidOrg>,
    },

    /// An organization has sent as many invitations in a minute as it may.
    #[status(429)]
    #[code("ORG_RATE_LIMITED")]
    #[message("no more than {limit} invitations a minute")]
    #[help("wait as long as Retry-After says")]
    #[retryable]
    RateLimited {
        #[expose]
        limit: usize,
        #[header("Retry-After")]
        wait: Duration,
    },

    /// The store failed, whatever the request was.
    // What the source says is for the log alone.
    #[status(500)]
    #[code("ORG_STORE")]
    Store(#[from] rusqlite::Error),

    #[transparent]
    Auth(#[from] AuthError),
}

/// Why a token was refused.
#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[challenge(Bearer, realm = "orgs")]
pub enum AuthError {
    /// The request has no `Authorization: Bearer …`.
    // RFC 6750 section 3.1: its challenge, the type's, then says no error.
    #[status(401)]
    #[code("ORG_TOKEN_MISSING")]
    #[message("an access token is required")]
    #[help("send `Authorization: Bearer` and a token")]
    TokenMissing,

    /// The token was good once.
    #[status(401)]
    #[code("ORG_TOKEN_EXPIRED")]
    #[challenge(Bearer, realm = "orgs", error = "invalid_token")]
    #[message("the access token expired")]
    #[help("refresh the token and try again")]
    TokenExpired,

    /// The token is not one of ours, or was revoked.
    #[status(401)]
    #[code("ORG_TOKEN_INVALID")]
    #[challenge(Bearer, realm = "orgs", error = "invalid_token")]
    #[message("the access token is not valid")]
    #[help("ask for a new token")]
    TokenInvalid,

    /// The token is good, and for something else.
    #[status(403)]
    #[code("ORG_SCOPE")]
    #[title("Scope missing")]
    #[challenge(
        Bearer,
        realm = "orgs",
        error = "insufficient_scope",
        scope = "{scope}"
    )]
    #[message("the access token lacks the scope {scope}")]
    #[help("ask for a token with that scope")]
    ScopeMissing {
        #[expose]
        scope: &'static str,
    },
}

/// What is wrong with one value of an organization: an item of the `errors` of `ORG_INVALID`.
#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG_INVALID")]
#[status(422)]
pub enum InvalidOrg {
    /// A slug stands in URLs, so it is short on characters.
    #[code("ORG_INVALID_SLUG")]
    #[message("a slug is lower-case letters, digits and hyphens")]
    #[help("write a slug like acme-2")]
    Slug,

    /// A name is what people read.
    #[code("ORG_INVALID_NAME")]
    #[message("a name is not empty")]
    #[help("write a name")]
    Name,

    /// An organization without a seat has no members.
    #[code("ORG_INVALID_SEATS")]
    #[message("there is at least one seat")]
    #[help("write 1 or more")]
    Seats,
}

/// How the services speak. They show their errors themselves, so the link is to their own `/errors`.
static ACME: Profile = Profile::new()
    .problem_type("urn:acme:error:{code}")
    .docs("/errors/{code}")
    .domain("orgs.acme.example")
    .offers(&[Offer::JSON, Offer::TEXT, Offer::HTML, Offer::MARKDOWN]);

catalogue! {
    /// Every error the services can answer with.
    // Of HTTP's own, those that their routers and panics come to: any other is sent as the 400 or the 500.
    pub static ERRORS = [
        OrgError,
        AuthError,
        JsonRefusal,
        PathRefusal,
        HttpError::{BadRequest, NotFound, MethodNotAllowed, InternalServerError},
    ];
    operations = {
        create = CreateOrg | JsonRefusal,
        show = ShowOrg | PathRefusal,
        members = ListMembers | PathRefusal,
        invite = Invite | PathRefusal,
        fail = Unavailable,
        panic = HttpError::{InternalServerError},
    };
    profile = ACME;
    lock = "errorbook.lock";
    locales = "locales";
}
