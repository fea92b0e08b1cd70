//! A value is a literal that a header may carry.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

const REALM: &str = "orgs";

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(401)]
    #[code("ORG_CONTROL")]
    #[challenge(Bearer, realm = "or\ngs", scope = "a\u{7f}b")]
    Control,

    #[status(401)]
    #[code("ORG_UMLAUT")]
    #[challenge(Bearer, realm = "Büro")]
    Umlaut,

    #[status(401)]
    #[code("ORG_CONSTANT")]
    #[challenge(Bearer, realm = REALM, scope = concat!("a", "b"))]
    Constant,

    #[status(401)]
    #[code("ORG_BYTES")]
    #[challenge(Bearer, realm = b"orgs")]
    Bytes,

    #[status(401)]
    #[code("ORG_BARE")]
    #[challenge(Digest, realm = "orgs", nonce = "a", algorithm = "SHA 256", stale = "")]
    Bare,

    #[status(401)]
    #[code("ORG_NAMELESS")]
    #[challenge(Bearer, "orgs")]
    Nameless,

    #[status(401)]
    #[code("ORG_WORD")]
    #[challenge(Bearer, realm)]
    Word,
}

fn main() {
    serve(OrgError::Control);
    let _ = REALM;
}
