//! Two types of one code: both variants' paths are shown.

use errorbook::{ApiError, catalogue};
use errorbook_ui_tests::serve;

mod billing {
    use errorbook::ApiError;

    #[derive(Debug, ApiError)]
    #[api_error(prefix = "ORG")]
    #[status(402)]
    pub enum BillingError {
        #[code("ORG_UNPAID")]
        Unpaid,
        #[code("ORG_BLOCKED")]
        Blocked,
        #[code("ORG_CLOSED")]
        Shut,
    }
}

use billing::BillingError;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
pub enum OrgError {
    #[code("ORG_BLOCKED")]
    Blocked,
    #[code("ORG_CLOSED")]
    Closed,
}

#[derive(Debug, ApiError)]
#[api_error(codes = 1..=9)]
#[status(410)]
pub enum GoneError {
    #[code(1)]
    Gone,
}

#[derive(Debug, ApiError)]
#[api_error(codes = 1..=9)]
#[status(410)]
pub enum LostError {
    #[code(0x1)]
    Lost,
}

catalogue! {
    static ERRORS = [OrgError, BillingError, GoneError, LostError];
}

fn main() {
    serve(OrgError::Blocked);
    serve(BillingError::Unpaid);
    serve(GoneError::Gone);
    serve(LostError::Lost);
    ERRORS.entries();
}
