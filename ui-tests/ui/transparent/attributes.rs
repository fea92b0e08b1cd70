//! A transparent error answers as the one inside: nothing else on it counts.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "AUTH")]
#[status(403)]
#[code("AUTH_REFUSED")]
struct Refused;

#[derive(Debug, ApiError)]
enum OrgError {
    #[transparent]
    #[status(404)]
    #[code("ORG_AUTH")]
    #[title("Refused")]
    #[help("ask support")]
    #[challenge(Bearer, realm = "orgs")]
    #[header("X-Wait", "1")]
    #[retryable]
    #[oauth("access_denied")]
    #[internal]
    #[log("debug")]
    #[since("1.0")]
    #[conceal(as = Other)]
    Auth(#[from] Refused),

    #[transparent]
    Other(#[expose("inner")] Box<Refused>),

    #[transparent]
    Sent(#[header("X-Inner")] std::sync::Arc<Refused>),
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[transparent]
#[status(404)]
struct Wrapper(Refused);

fn refuse() -> Result<(), OrgError> {
    Err(Refused)?
}

fn main() {
    serve(refuse().unwrap_err());
    serve(Wrapper(Refused));
}
