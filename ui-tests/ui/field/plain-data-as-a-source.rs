//! What is plainly no error is no source.

use errorbook::ApiError;
use std::error::Error;
use std::rc::Rc;
use std::sync::Arc;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(500)]
enum OrgError {
    #[code("ORG_SOURCE")]
    Source(#[source] String),
    #[code("ORG_NAMED")]
    Named { source: u32 },
    #[code("ORG_FROM")]
    From(#[from] Option<Vec<u8>>),
    // An error that cannot cross threads, as a source or not.
    #[code("ORG_BOX")]
    Box(#[source] Box<dyn Error>),
    #[code("ORG_SEND")]
    Send { cause: Box<dyn std::error::Error + Send> },
    #[code("ORG_RC")]
    Rc(Rc<dyn Error + Send + Sync>),
    // What is fine.
    #[code("ORG_FINE")]
    Fine(#[source] Box<dyn Error + Send + Sync>, Arc<dyn Error + Sync + Send>),
    #[code("ORG_RAW")]
    Raw { r#source: String },
}

fn main() {}
