use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(401)]
#[challenge(Bearer, realm = "{realm:width$}")]
enum OrgError {
    #[code("ORG_PRIVATE")]
    Private {
        #[expose(message)]
        realm: String,
        width: usize,
    },

    #[code("ORG_LACKING")]
    Lacking {
        #[expose(message)]
        realm: String,
    },
}

fn main() {
    let realm = String::new();
    serve(OrgError::Lacking { realm });
}
