//! What `#[expose]` takes.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
enum OrgError {
    #[code("ORG_BLOCKED")]
    Blocked {
        #[expose(message, "name")]
        name: String,
        #[expose(json = "str")]
        slug: String,
        #[expose(json = "String")]
        path: String,
        #[expose(json = "date")]
        since: String,
    },
}

fn main() {
    let text = String::new;
    serve(OrgError::Blocked { name: text(), slug: text(), path: text(), since: text() });
}
