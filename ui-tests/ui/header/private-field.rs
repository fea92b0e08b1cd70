//! What is not exposed is named in no header, though a field may be sent as one.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
enum OrgError {
    #[code("ORG_BLOCKED")]
    #[header("X-Name", "{name}")]
    #[header("X-Seats", "{seats:0width$}")]
    Blocked {
        name: String,
        #[expose]
        seats: u32,
        width: usize,
    },

    #[code("ORG_STORE")]
    #[header("X-Cause", "{source}")]
    Store { source: std::io::Error },
}

fn main() {
    let name = String::new();
    serve(OrgError::Blocked { name, seats: 1, width: 4 });
}
