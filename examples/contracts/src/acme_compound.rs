//! ACME subproblems (RFC 8555): each has a type of its own.

use errorbook::{ApiError, Body, Offer, Profile, body, catalogue};
use serde::Serialize;

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "camelCase")]
pub enum Error {
    #[status(403)]
    #[code("malformed")]
    #[message("Some of the identifiers requested were rejected")]
    Malformed {
        #[expose]
        subproblems: Vec<Subproblem>,
    },
    #[status(429)]
    #[code("rateLimited")]
    #[message("The request exceeds a rate limit")]
    RateLimited,
}

#[derive(Debug, Serialize)]
pub struct Subproblem {
    pub r#type: &'static str,
    pub detail: String,
    pub identifier: Identifier,
}

#[derive(Debug, Serialize)]
pub struct Identifier {
    pub r#type: &'static str,
    pub value: String,
}

const BODY: Body = body!({ "type": type, "detail": detail, ..fields }).as_problem();

pub static PROFILE: Profile = Profile::new()
    .body(BODY)
    .problem_type("urn:ietf:params:acme:error:{code}")
    .header("link", "<https://example.com/acme/directory>;rel=\"index\"")
    .offers(&[Offer::JSON])
    .nosniff(false)
    .no_store(false);

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// The published example.
pub fn example() -> Error {
    Error::Malformed {
        subproblems: vec![
            Subproblem {
                r#type: "urn:ietf:params:acme:error:malformed",
                detail: "Invalid underscore in DNS name \"_example.org\"".into(),
                identifier: Identifier {
                    r#type: "dns",
                    value: "_example.org".into(),
                },
            },
            Subproblem {
                r#type: "urn:ietf:params:acme:error:rejectedIdentifier",
                detail: "This CA will not issue for \"example.net\"".into(),
                identifier: Identifier {
                    r#type: "dns",
                    value: "example.net".into(),
                },
            },
        ],
    }
}
