//! Two members of one name.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
enum OrgError {
    #[code("ORG_BLOCKED")]
    Blocked {
        #[expose]
        slug: String,
        #[expose("slug")]
        path: String,
    },

    #[code("ORG_HIDDEN")]
    Hidden(#[expose("slug")] String, #[expose("slug")] String),
}

fn main() {
    serve(OrgError::Hidden(String::new(), String::new()));
}
