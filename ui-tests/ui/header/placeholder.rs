//! A placeholder in a header names a field.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
enum OrgError {
    #[code("ORG_NEAR")]
    #[header("X-Name", "{nam}")]
    #[header("X-Empty", "{}")]
    #[header("X-Open", "{name")]
    #[header("X-Format", "{name:d}")]
    Near {
        #[expose]
        name: String,
    },
}

fn main() {
    let name = String::new();
    serve(OrgError::Near { name });
}
