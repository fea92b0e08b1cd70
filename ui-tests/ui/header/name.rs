//! A header's name is a token (RFC 9110 section 5.1).

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
enum OrgError {
    #[code("ORG_SPACE")]
    #[header("X Wait", "1")]
    Space,

    #[code("ORG_COLON")]
    #[header("X-Wait:", "1")]
    Colon,

    #[code("ORG_UMLAUT")]
    #[header("X-Größe", "1")]
    Umlaut,

    #[code("ORG_FIELD")]
    Field {
        #[header("X Wait")]
        wait: u32,
    },
}

fn main() {
    serve(OrgError::Space);
}
