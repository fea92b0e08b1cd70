//! What stands in for a field can be sent as that field is.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug)]
struct Slug;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(404)]
    #[code("ORG_MISSING")]
    #[message("{slug} is not here")]
    Missing {
        #[expose(message)]
        slug: String,
    },

    #[status(403)]
    #[code("ORG_HIDDEN")]
    #[conceal(as = Missing)]
    Hidden { slug: Slug },
}

fn main() {
    serve(OrgError::Hidden { slug: Slug });
}
