//! Two variants made `From` one type.

use errorbook::ApiError;
use errorbook_ui_tests::serve;
use std::io;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(500)]
enum OrgError {
    #[code("ORG_READ")]
    Read(#[from] io::Error),

    #[code("ORG_WRITE")]
    Write(#[from] io::Error),
}

fn read() -> Result<Vec<u8>, OrgError> {
    Ok(std::fs::read("org")?)
}

fn main() {
    serve(read().unwrap_err());
}
