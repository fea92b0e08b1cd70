//! A 401 without a challenge says why.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(401, no_challenge)]
    #[code("ORG_BARE")]
    Bare,

    #[status(401, no_challenge = "")]
    #[code("ORG_EMPTY")]
    Empty,

    #[status(401, no_challenge = true)]
    #[code("ORG_TRUTH")]
    Truth,

    #[status(405, no_challenge = "clients of 2014 fail on one")]
    #[code("ORG_METHOD")]
    #[header("Allow", "")]
    OtherStatus,

    #[status(401, no_challenge = "clients of 2014 fail on one")]
    #[challenge(Bearer, realm = "orgs")]
    #[code("ORG_BOTH")]
    Both,

    #[status(401, no_chalenge = "clients of 2014 fail on one")]
    #[code("ORG_MISSPELT")]
    Misspelt,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(401, no_challenge = "clients of 2014 fail on one")]
#[challenge(Bearer, realm = "orgs")]
enum OfType {
    #[code("ORG_A")]
    A,

    #[challenge(Basic, realm = "orgs")]
    #[code("ORG_B")]
    B,
}

fn main() {
    serve(OrgError::Bare);
    serve(OfType::A);
}
