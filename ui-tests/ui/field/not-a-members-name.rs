//! RFC 9457 section 3.2 wants a letter, then letters, digits and underscores. Another name has to be written.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
enum OrgError {
    #[code("ORG_HYPHEN")]
    Hyphen {
        #[expose("org-name")]
        name: String,
        #[expose("größe")]
        slug: String,
        #[expose("org.name")]
        path: String,
    },

    #[code("ORG_FIELD")]
    Field {
        #[expose]
        größe: u32,
        #[expose]
        _name: u32,
    },
}

fn main() {
    serve(OrgError::Field { größe: 1, _name: 1 });
}
