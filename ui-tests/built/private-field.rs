//! A field that no response has cannot be bound.

use errorbook::testing::assert_error;
use errorbook::{ApiError, Preferences};

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(403)]
    #[code("ORG_BLOCKED")]
    Blocked {
        secret: String,
        #[expose(message)]
        shown: u8,
        #[header("X-Wait")]
        wait: u8,
    },
    #[status(404)]
    #[code("ORG_MISSING")]
    Missing(u8),
}

fn main() {
    let response = OrgError::Missing(7).respond(&Preferences::default());
    assert_error!(response, OrgError::Blocked { secret, .. } if secret == "canary");
    assert_error!(response, OrgError::Blocked { shown: 1, .. });
    assert_error!(response, OrgError::Blocked { wait, secret: _, shown: _ } if wait == 1);
    assert_error!(response, OrgError::Missing(7));
    assert_error!(response, OrgError::Missing(_));
}
