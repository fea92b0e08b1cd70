//! What the other shows of its fields, the concealed one has under the same names.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(404)]
    #[code("ORG_MISSING")]
    #[message("{slug:>width$} is not here")]
    #[header("X-Region", "{region}")]
    Missing {
        #[expose]
        slug: String,
        #[expose(message)]
        width: usize,
        #[expose(message)]
        region: String,
        #[header("X-Wait")]
        wait: u32,
        #[expose("kind")]
        what: String,
        secret: String,
    },

    #[status(403)]
    #[code("ORG_HIDDEN")]
    #[conceal(as = Missing)]
    Hidden { secret: String },

    #[status(403)]
    #[code("ORG_PARTLY")]
    #[conceal(as = Missing)]
    Partly { slug: String, width: usize, region: String, kind: String },

    #[status(403)]
    #[code("ORG_WHOLLY")]
    #[conceal(as = Missing)]
    Wholly { slug: String, width: usize, region: String, wait: u32, kind: String },
}

fn main() {
    let secret = String::new();
    serve(OrgError::Hidden { secret });
}
