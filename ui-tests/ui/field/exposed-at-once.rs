//! `#[expose]` on a variant and on a type.

use errorbook::ApiError;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[expose(message, json = "string")]
pub enum OrgError {
    #[status(403)]
    #[code("ORG_TUPLE")]
    #[message("{0}")]
    #[expose]
    Tuple(#[expose("name")] String, u8),
    #[status(404)]
    #[code("ORG_SKIPPED")]
    #[message("{name}")]
    Skipped {
        #[expose(skip)]
        name: String,
    },
    #[status(400)]
    #[code("ORG_SOURCE")]
    #[message("{source}")]
    Source { source: std::io::Error },
    #[status(400)]
    #[code("ORG_MEMBER")]
    Member(
        #[expose("io")]
        #[source]
        std::io::Error,
    ),
    #[status(500)]
    #[code("ORG_STORE")]
    #[message("{0}")]
    Store(
        #[expose(message)]
        #[source]
        std::io::Error,
    ),
    #[status(409)]
    #[code("ORG_TYPE")]
    #[expose]
    Type { title: String },
}

fn main() {}
