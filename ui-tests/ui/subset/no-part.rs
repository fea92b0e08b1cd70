//! What a variant is narrowed to is made into the error inside it.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[api_error(subset Reader = [Auth(BillingError)])]
enum OrgError {
    #[transparent]
    Auth(AuthError),
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "AUTH")]
#[status(403)]
#[code("AUTH_SCOPE")]
struct AuthError;

#[derive(Debug, ApiError)]
#[api_error(prefix = "BILLING")]
#[status(402)]
#[code("BILLING_DUE")]
struct BillingError;

fn main() {
    serve(OrgError::Auth(AuthError));
    serve(Reader::Auth(BillingError));
}
