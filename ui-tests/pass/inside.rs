//! Errors inside errors: beside fields, and in lists of their own type.

#![deny(warnings)]

use errorbook::{ApiError, FieldErrors};
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "OTHER")]
#[status(404)]
#[code("OTHER_GONE")]
struct Other;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(422)]
enum OrgError {
    #[code("ORG_INVALID")]
    Invalid {
        #[expose]
        errors: FieldErrors<OrgError>,
    },
    #[code("ORG_NAME")]
    Name,
    Beside {
        #[transparent]
        error: Other,
        #[expose]
        place: u8,
    },
}

fn main() {
    let mut errors = FieldErrors::new();
    errors.add("/name", OrgError::Name);
    serve(OrgError::Invalid { errors });
    serve(OrgError::Beside { error: Other, place: 3 });
}
