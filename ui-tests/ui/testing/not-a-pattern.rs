//! An assertion names one variant or struct.

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
    assert_error!(response, _);
    assert_error!(response, error);
    assert_error!(response, 403);
    assert_error!(response, "ORG_GONE");
    assert_error!(response, OrgError::Gone | OrgError::Missing(..));
    assert_error!(response, OrgError::Missing(..) | OrgError::Gone);
    assert_error!(response, &OrgError::Gone);
    assert_error!(response, gone @ OrgError::Gone);
    assert_error!(response, (OrgError::Gone));
    assert_error!(response, [OrgError::Gone]);
    assert_error!(response, ..);
}
