//! Codes of a catalogue come together with those of the catalogues that it includes. A type that comes
//! in by two ways is one.

use errorbook::{ApiError, catalogue};

mod auth {
    use errorbook::{ApiError, catalogue};

    #[derive(Debug, ApiError)]
    #[api_error(prefix = "AUTH")]
    #[status(403)]
    pub enum AuthError {
        #[code("AUTH_REFUSED")]
        Refused,
    }

    catalogue! {
        pub static AUTH = [AuthError];
    }
}

mod billing {
    use errorbook::{ApiError, catalogue};

    #[derive(Debug, ApiError)]
    #[api_error(prefix = "")]
    #[status(402)]
    pub enum BillingError {
        #[code("ORG_UNPAID")]
        Unpaid,
    }

    catalogue! {
        pub static BILLING = [BillingError, super::auth::AuthError, ..super::auth::AUTH];
    }
}

use auth::{AUTH, AuthError};
use billing::BILLING;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
pub enum OrgError {
    #[code("ORG_UNPAID")]
    Unpaid,
}

catalogue! {
    static ERRORS = [OrgError, AuthError, ..AUTH, ..BILLING];
}

fn main() {
    ERRORS.entries();
}
