//! A source is an error.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(500)]
enum OrgError {
    #[code("ORG_SOURCE")]
    Source(#[source] String),

    #[code("ORG_NAMED")]
    Named { source: u32 },

    #[code("ORG_FROM")]
    From(#[from] Option<Vec<u8>>),
}

fn main() {
    serve(OrgError::Source(String::new()));
    serve(OrgError::from(Vec::new()));
}
