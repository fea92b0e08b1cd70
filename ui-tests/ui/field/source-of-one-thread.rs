//! A source that is not `Send` and `Sync`.

use errorbook::ApiError;
use std::error::Error;
use std::sync::Arc;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(500)]
pub enum OrgError {
    #[code("ORG_SEND")]
    Send(#[from] Box<dyn Error + Send>),
    #[code("ORG_NEITHER")]
    Neither {
        source: Option<Box<dyn std::error::Error>>,
    },
    #[code("ORG_ARC")]
    Arc(#[source] Arc<dyn Error + 'static>),
    #[code("ORG_FINE")]
    Fine(#[source] Box<dyn Error + Send + Sync>),
}

fn main() {}
