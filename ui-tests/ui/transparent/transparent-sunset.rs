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
    #[sunset("2.0", instead = "AUTH_REFUSED")]
    Auth(Refused),
}

fn main() {
    serve(OrgError::Auth(Refused));
}
