//! A shared code is one where each of its errors says so.

use errorbook::{ApiError, catalogue};
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "M")]
pub enum Path {
    #[status(404)]
    #[code("M_UNRECOGNIZED", shared)]
    Unknown,

    #[status(405)]
    #[header("Allow", "GET")]
    #[code("M_UNRECOGNIZED", shared)]
    Method,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "M")]
#[status(400)]
#[code("M_UNRECOGNIZED", shared)]
pub struct Alike;

#[derive(Debug, ApiError)]
#[api_error(prefix = "M")]
#[status(400)]
#[code("M_UNRECOGNIZED")]
pub struct Silent;

catalogue! {
    static ERRORS = [Path, Alike, Silent];
}

fn main() {
    serve(Path::Unknown);
    serve(Alike);
    serve(Silent);
    ERRORS.entries();
}
