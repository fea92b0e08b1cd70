use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(401)]
    #[code("ORG_OPEN")]
    #[challenge(Bearer, scope = "{")]
    Open,

    #[status(401)]
    #[code("ORG_EMPTY")]
    #[challenge(Bearer, realm = "{}")]
    Empty,

    #[status(407)]
    #[code("ORG_FORMAT")]
    #[challenge(Bearer, realm = "{realm:d}")]
    Format {
        #[expose(message)]
        realm: String,
    },

    #[status(405)]
    #[code("ORG_METHOD")]
    #[header("Allow", "{")]
    Method,
}

fn main() {
    serve(OrgError::Open);
}
