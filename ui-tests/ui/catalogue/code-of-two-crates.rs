//! Services that join two catalogues of which each is fine.

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
    #[code("AUTH_REFUSED")]
    pub struct Refused;

    catalogue! {
        pub static ERRORS = [Refused, ..TOKENS];
    }
}

mod billing {
    use errorbook::{ApiError, catalogue};

    #[derive(Debug, ApiError)]
    #[api_error(codes = 1..=9)]
    #[status(402)]
    #[code(7)]
    pub struct Unpaid;

    catalogue! {
        pub static ERRORS = [Unpaid];
    }
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
#[code("ORG_BLOCKED")]
pub struct Blocked;

catalogue! {
    static ERRORS = [Blocked, ..auth::ERRORS, ..billing::ERRORS];
}

fn main() {
    ERRORS.entries();
}
