//! Codes of one catalogue come together with those of the catalogues that it includes.

use errorbook::{ApiError, catalogue};

mod auth {
    use errorbook::{ApiError, catalogue};

    #[derive(Debug, ApiError)]
    #[api_error(prefix = "AUTH")]
    #[status(403)]
    #[code("AUTH_REFUSED")]
    pub struct Refused;

    catalogue! {
        pub static ERRORS = [Refused];
    }
}

mod billing {
    use errorbook::{ApiError, catalogue};

    #[derive(Debug, ApiError)]
    #[api_error(prefix = "")]
    #[status(402)]
    #[code("AUTH_REFUSED")]
    pub struct Unpaid;

    catalogue! {
        /// The same type as the service's own comes in by this way, and is no clash.
        pub static ERRORS = [Unpaid, super::auth::Refused, ..super::auth::OTHERS];
    }
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
#[code("ORG_BLOCKED")]
pub struct Blocked;

catalogue! {
    static ERRORS = [Blocked, auth::Refused, ..auth::ERRORS, ..billing::ERRORS];
}

fn main() {
    ERRORS.entries();
}
