//! An attribute that says nothing where it stands.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[since("1.4")]
#[transparent]
#[source]
enum OrgError {
    #[api_error(prefix = "ORG")]
    #[status(403)]
    #[code("ORG_BLOCKED")]
    #[source]
    Blocked {
        #[help("ask support")]
        #[title("Blocked")]
        name: String,
        #[api_error]
        slug: String,
    },
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(410)]
#[code("ORG_GONE")]
#[conceal(as = Gone)]
#[from]
struct Gone;

fn main() {
    let name = String::new();
    let slug = String::new();
    serve(OrgError::Blocked { name, slug });
    serve(Gone);
}
