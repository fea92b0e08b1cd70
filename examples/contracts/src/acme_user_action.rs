//! ACME user actions (RFC 8555): an instance for the user to visit, two links, a nonce.

use errorbook::{ApiError, Body, Offer, Profile, body, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "camelCase")]
pub enum Error {
    #[status(403)]
    #[code("userActionRequired")]
    #[message("Terms of service have changed")]
    #[header("Link", "<{terms}>;rel=\"terms-of-service\"")]
    UserActionRequired {
        #[expose("instance")]
        agreement: String,
        #[expose(message)]
        terms: String,
        #[header("Replay-Nonce")]
        nonce: String,
    },
}

const BODY: Body =
    body!({ "type": type, "detail": detail, "instance": instance, ..fields }).as_problem();

pub static PROFILE: Profile = Profile::new()
    .body(BODY)
    .problem_type("urn:ietf:params:acme:error:{code}")
    .header("link", "<https://example.com/acme/directory>;rel=\"index\"")
    .header("content-language", "en")
    .offers(&[Offer::JSON])
    .nosniff(false)
    .no_store(false);

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// The published example.
pub fn example() -> Error {
    Error::UserActionRequired {
        agreement: "https://example.com/acme/agreement/?token=W8Ih3PswD-8".into(),
        terms: "https://example.com/acme/terms/2017-6-02".into(),
        nonce: "T81bdZroZ2ITWSondpTmAw".into(),
    }
}
