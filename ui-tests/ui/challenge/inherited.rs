//! A type's challenge names fields that each of its 401s has and exposes.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(401)]
#[challenge(Bearer, realm = "{realm}")]
enum OrgError {
    #[code("ORG_FINE")]
    Fine {
        #[expose(message)]
        realm: String,
    },

    #[code("ORG_LACKING")]
    Lacking,

    #[code("ORG_PRIVATE")]
    Private { realm: String },

    #[status(403)]
    #[code("ORG_BLOCKED")]
    Blocked,
}

fn main() {
    serve(OrgError::Lacking);
}
