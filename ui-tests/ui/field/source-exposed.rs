//! A source is for the operator.

use errorbook::{ApiError, catalogue};
use errorbook_ui_tests::serve;
use std::io;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(500)]
enum OrgError {
    #[code("ORG_FROM")]
    From(
        #[from]
        #[expose("cause")]
        io::Error,
    ),

    #[code("ORG_SOURCE")]
    Source {
        #[source]
        #[expose]
        cause: io::Error,
    },

    #[code("ORG_NAMED")]
    Named {
        #[expose(message)]
        source: io::Error,
    },
}

catalogue! {
    static ERRORS = [OrgError];
}

fn read() -> Result<Vec<u8>, OrgError> {
    Ok(std::fs::read("org")?)
}

fn main() {
    serve(read().unwrap_err());
    ERRORS.entries();
}
