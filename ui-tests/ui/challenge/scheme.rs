//! A scheme is a token.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(401)]
    #[code("ORG_SPACE")]
    #[challenge("Bearer token")]
    Space,

    #[status(401)]
    #[code("ORG_WHOLE")]
    #[challenge("Bearer realm=\"orgs\"")]
    Whole,

    #[status(401)]
    #[code("ORG_UMLAUT")]
    #[challenge(Träger, realm = "orgs")]
    Umlaut,

    #[status(401)]
    #[code("ORG_HYPHEN")]
    #[challenge(SCRAM-SHA-256, realm = "orgs")]
    Hyphen,

    #[status(401)]
    #[code("ORG_NUMBER")]
    #[challenge(7)]
    Number,

    #[status(401)]
    #[code("ORG_KEY")]
    #[challenge(realm = "orgs")]
    Key,
}

fn main() {
    serve(OrgError::Space);
}
