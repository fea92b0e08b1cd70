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
#[api_error(prefix = "ORG")]
#[status(410)]
#[code("ORG_UNPAID")]
pub struct Gone;

catalogue! {
    static ERRORS = [OrgError, billing::BillingError, Gone];
}

fn main() {
    serve(OrgError::Blocked);
    serve(billing::BillingError::Unpaid);
    serve(Gone);
    ERRORS.entries();
}
