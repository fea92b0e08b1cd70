//! A service that joins two catalogues of which each is fine.

use errorbook::{ApiError, catalogue};

mod auth {
    use errorbook::{ApiError, catalogue};

    pub mod token {
        #[derive(Debug, errorbook::ApiError)]
        #[api_error(codes = 1..=99)]
        #[status(403)]
        pub enum TokenError {
            #[code(7)]
            Narrow,
        }
    }

    catalogue! {
        pub static TOKENS = [token::TokenError];
    }

    #[derive(Debug, ApiError)]
    #[api_error(prefix = "AUTH")]
    #[status(403)]
    pub enum AuthError {
        #[code("AUTH_REFUSED")]
        Refused,
    }

    catalogue! {
        pub static AUTH = [AuthError, ..TOKENS];
    }
}

mod billing {
    use errorbook::{ApiError, catalogue};

    #[derive(Debug, ApiError)]
    #[api_error(codes = 1..=9)]
    #[status(402)]
    pub enum BillingError {
        #[code(7)]
        Unpaid,
    }

    catalogue! {
        pub static BILLING = [BillingError];
    }
}

use auth::AUTH;
use billing::BILLING;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
pub enum OrgError {
    #[code("ORG_BLOCKED")]
    Blocked,
}

catalogue! {
    static ERRORS = [OrgError, ..AUTH, ..BILLING];
}

fn main() {
    ERRORS.entries();
}
