//! An attribute that says one thing stands once.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[api_error(prefix = "ACME")]
#[status(400)]
#[status(404)]
enum OrgError {
    #[status(403)]
    #[status(404)]
    #[code("ORG_BLOCKED")]
    #[code("ORG_HIDDEN")]
    #[message("blocked")]
    #[message("hidden")]
    #[internal]
    #[internal]
    Blocked {
        #[expose]
        #[expose("slug")]
        name: String,
    },

    #[status(500)]
    #[code("ORG_STORE")]
    Store(
        #[from]
        #[from]
        std::io::Error,
    ),
}

fn main() {
    let name = String::new();
    serve(OrgError::Blocked { name });
    serve(OrgError::from(std::io::Error::other("")));
}
