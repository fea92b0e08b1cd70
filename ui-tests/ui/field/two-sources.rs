//! An error has one source, and `From` makes it of that alone.

use errorbook::ApiError;
use errorbook_ui_tests::serve;
use std::{fmt, io};

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(500)]
enum OrgError {
    #[code("ORG_TWO")]
    Two {
        #[source]
        first: io::Error,
        #[source]
        second: io::Error,
    },

    #[code("ORG_MORE")]
    More {
        #[from]
        cause: io::Error,
        name: String,
    },
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(500)]
#[code("ORG_BOTH")]
struct Both(#[from] fmt::Error, #[source] io::Error);

fn read() -> Result<Vec<u8>, OrgError> {
    Ok(std::fs::read("org")?)
}

fn main() {
    serve(read().unwrap_err());
    serve(Both::from(fmt::Error));
}
