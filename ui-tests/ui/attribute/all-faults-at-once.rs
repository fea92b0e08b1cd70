//! Five different faults in one type are five errors, and nothing that uses the type raises another.

use errorbook::{ApiError, catalogue};
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG", styl = "kebab-case")]
enum OrgError {
    #[status(403)]
    #[code("Blocked")]
    Blocked,

    #[status(200)]
    #[code("ORG_FINE")]
    Fine,

    #[status(401)]
    #[code("ORG_TOKEN")]
    Token,

    #[status(409)]
    #[code("ORG_TAKEN")]
    #[message("{slug} is taken by {owner}")]
    Taken {
        #[expose]
        slug: String,
        owner: u64,
    },

    #[status(500)]
    #[code("ORG_STORE")]
    Store(#[from] std::io::Error),
}

catalogue! {
    static ERRORS = [OrgError];
}

fn read() -> Result<String, OrgError> {
    Ok(std::fs::read_to_string("org")?)
}

fn main() {
    let slug = String::new();
    serve(OrgError::Taken { slug, owner: 7 });
    serve(read().unwrap_err());
    ERRORS.get("ORG_FINE");
}
