//! A header's value is a line of visible ASCII (RFC 9110 section 5.5).

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
enum OrgError {
    #[code("ORG_SPLIT")]
    #[header("X-Wait", "1\r\nX-Admin: yes")]
    Split,

    #[code("ORG_UMLAUT")]
    #[header("X-Office", "Büro")]
    Umlaut,

    #[code("ORG_EDGES")]
    #[header("X-Edges", " GET ")]
    Edges,

    #[code("ORG_NUMBER")]
    #[header("X-Number", 5)]
    Number,
}

fn main() {
    serve(OrgError::Split);
}
