//! A variant that gives no answer of its own conceals nothing.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "AUTH")]
#[status(403)]
#[code("AUTH_REFUSED")]
struct Refused;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[transparent]
    Refused(#[from] Refused),

    #[status(403)]
    #[code("ORG_ITSELF")]
    #[conceal(as = Itself)]
    Itself,

    #[status(403)]
    #[code("ORG_INSIDE")]
    #[conceal(as = Refused)]
    Inside,

    #[status(403)]
    #[code("ORG_CHAIN")]
    #[conceal(as = Itself)]
    Chain,
}

fn main() {
    serve(OrgError::Inside);
    serve(OrgError::from(Refused));
}
