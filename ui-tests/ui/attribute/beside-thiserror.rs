//! Faults of a type whose Display, Error and From are thiserror's.

use errorbook::{ApiError, catalogue};
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "AUTH")]
#[status(403)]
#[code("AUTH_REFUSED")]
struct Refused;

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[error("the store is away: {0}")]
    #[status(203)]
    #[code("ORG_STORE")]
    Store(#[from] std::io::Error),

    #[error(transparent)]
    #[transparent]
    #[code("ORG_REFUSED")]
    Refused(#[from] Refused),

    #[error("{seats} of {}", .seats + 1)]
    #[status(403)]
    #[code("ORG_STORE")]
    #[message("{seats}")]
    Full { seats: u8 },
}

catalogue! {
    static ERRORS = [OrgError];
}

fn read() -> Result<Vec<u8>, OrgError> {
    Ok(std::fs::read("org")?)
}

fn main() {
    serve(read().unwrap_err());
    serve(OrgError::from(Refused));
    serve(OrgError::Full { seats: 1 });
    ERRORS.entries();
}
