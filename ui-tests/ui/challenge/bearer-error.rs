//! A Bearer error is registered and of the response's status (RFC 6750 section 3.1).

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(401)]
    #[code("ORG_NEAR")]
    #[challenge(Bearer, error = "invalid_tokens")]
    Near,

    #[status(401)]
    #[code("ORG_FAR")]
    #[challenge(bearer, error = "expired")]
    Far,

    #[status(401)]
    #[code("ORG_SCOPE")]
    #[challenge(Bearer, realm = "orgs", error = "insufficient_scope")]
    Scope,

    #[status(403)]
    #[code("ORG_TOKEN")]
    #[challenge(Bearer, error = "invalid_token")]
    Token,

    #[status(404)]
    #[code("ORG_NOT_FOUND")]
    #[challenge(Bearer, error = "invalid_request")]
    NotFound,

    #[status(401)]
    #[code("ORG_EMPTY")]
    #[challenge(Bearer, error = "")]
    Empty,

    #[status(401)]
    #[code("ORG_MEANT")]
    #[challenge(Bearer, error = "expired", unregistered)]
    Meant,

    #[status(401)]
    #[code("ORG_OTHER")]
    #[challenge(DPoP, error = "use_dpop_nonce")]
    OtherScheme,
}

fn main() {
    serve(OrgError::Near);
}
