use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(499, unregisterd)]
    #[code("ORG_CLOSED")]
    Closed,

    #[status(401)]
    #[code("ORG_TOKEN")]
    #[challenge(Bearer, error = "expired", unregisterd)]
    Token,
}

fn main() {
    serve(OrgError::Closed);
}
