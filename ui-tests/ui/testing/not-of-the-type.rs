//! The pattern is one of its type: rustc says so, at the word.

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
    assert_error!(response, OrgError::Blockd { .. });
    assert_error!(response, Orgerror::Gone);
    assert_error!(response, OrgError::Blocked { nam, .. } if nam == "acme");
    assert_error!(response, OrgError::Blocked { name: _ });
    assert_error!(response, OrgError::Missing(1));
    assert_error!(response, OrgError::Missing(1, 2, _));
    assert_error!(response, OrgError::Blocked { seats: "many", .. });
    assert_error!(response, OrgError::Blocked { name, .. } if name);
}
