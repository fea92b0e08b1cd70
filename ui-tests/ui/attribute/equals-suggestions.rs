use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(403)]
    #[code("ORG_BLOCKED")]
    #[internal = true]
    Blocked,

    #[status(405)]
    #[code("ORG_METHOD")]
    #[header = "Allow"]
    Method,
}

fn main() {
    serve(OrgError::Blocked);
}
