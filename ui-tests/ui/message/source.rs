//! A source is for the operator: no message says it.

use errorbook::ApiError;
use errorbook_ui_tests::serve;
use std::io;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(500)]
enum OrgError {
    #[code("ORG_FROM")]
    #[message("the store is away: {0}")]
    From(#[from] io::Error),

    #[code("ORG_SOURCE")]
    #[message("the store is away: {cause}")]
    Source {
        #[source]
        cause: io::Error,
    },

    #[code("ORG_NAMED")]
    #[message("the store is away: {source:?}")]
    Named { source: Box<dyn std::error::Error + Send + Sync> },
}

fn read() -> Result<Vec<u8>, OrgError> {
    Ok(std::fs::read("org")?)
}

fn main() {
    serve(read().unwrap_err());
}
