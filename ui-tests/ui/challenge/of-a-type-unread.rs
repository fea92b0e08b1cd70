use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[challenge()]
enum OrgError {
    #[status(401)]
    #[code("ORG_TOKEN")]
    Token,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "USER")]
#[challenge(Bearer, realm = "{")]
enum UserError {
    #[status(401)]
    #[code("USER_TOKEN")]
    Token,

    #[status(401)]
    #[code("USER_EXPIRED")]
    Expired,
}

fn main() {
    serve(OrgError::Token);
    serve(UserError::Token);
}
