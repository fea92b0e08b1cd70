//! Five different faults in one type are five errors, and nothing that uses the type raises another.

use errorbook::{ApiError, Problem, catalogue};
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG", version = 2)]
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

#[derive(Debug, ApiError)]
enum ServiceError {
    #[transparent]
    Org(#[from] OrgError),
}

#[derive(Debug, ApiError)]
#[transparent]
struct Wrapper<E: ApiError>(E);

catalogue! {
    static ERRORS = [OrgError, ServiceError];
}

fn read() -> Result<String, OrgError> {
    Ok(std::fs::read_to_string("org")?)
}

fn handler() -> Result<String, Problem<OrgError>> {
    Ok(read()?)
}

fn service() -> Result<String, ServiceError> {
    Ok(read()?)
}

fn tool() -> Result<String, Box<dyn std::error::Error + Send + Sync>> {
    Ok(read()?)
}

fn main() {
    let slug = String::new();
    serve(OrgError::Taken { slug, owner: 7 });
    serve(read().unwrap_err());
    serve(service().unwrap_err());
    serve(Wrapper(OrgError::Fine));
    let _ = (handler(), tool(), OrgError::API_ERRORS);
    ERRORS.get("ORG_FINE");
}
