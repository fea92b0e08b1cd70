use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(code = 403)]
    #[code(name = "ORG_BLOCKED")]
    #[header(name = "X-Wait", value = "1")]
    Blocked,

    #[status(reason = 404)]
    #[code("ORG_NOT_FOUND")]
    NotFound,
}

fn main() {
    serve(OrgError::Blocked);
}
