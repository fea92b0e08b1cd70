//! Basic and Digest have a realm (RFC 7617 section 2, RFC 7616 section 3.3), and Bearer a parameter (RFC 6750 section 3).

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[challenge(Basic)]
enum OrgError {
    #[status(401)]
    #[code("ORG_INHERITED")]
    Inherited,

    #[status(401)]
    #[code("ORG_BASIC")]
    #[challenge(Basic, charset = "UTF-8")]
    Basic,

    #[status(407)]
    #[code("ORG_LOWER")]
    #[challenge(basic)]
    Lower,

    #[status(401)]
    #[code("ORG_DIGEST")]
    #[challenge("Digest", nonce = "abc", algorithm = "SHA-256")]
    Digest,

    #[status(401)]
    #[code("ORG_BEARER")]
    #[challenge(Bearer)]
    Bearer,
}

fn main() {
    serve(OrgError::Inherited);
}
