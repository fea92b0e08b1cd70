//! What stands between the braces of a pattern is fields, and `..` last.

use errorbook::testing::assert_error;
use errorbook::{ApiError, Preferences};

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(403)]
    #[code("ORG_BLOCKED")]
    Blocked {
        #[expose]
        name: String,
        #[expose]
        seats: u8,
    },
    #[status(404)]
    #[code("ORG_MISSING")]
    Missing(#[expose("item")] u8, #[expose("shelf")] u8),
    #[status(410)]
    #[code("ORG_GONE")]
    Gone,
}

fn main() {
    let response = OrgError::Gone.respond(&Preferences::default());
    assert_error!(response, OrgError::Missing(.., 7));
    assert_error!(response, OrgError::Missing(1, .., 7) if true);
    assert_error!(response, OrgError::Blocked { #[cfg(all())] name, .. } if name == "acme");
}
