//! What `std` gives no text is not sent in Rust's notation.

use errorbook::{ApiError, FieldErrors};

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(404)]
enum OrgError {
    #[code("ORG_OPTION")]
    #[message("nothing is found for {q}")]
    Option {
        #[expose]
        q: Option<String>,
    },
    #[code("ORG_LIST")]
    #[message("there are only {0}")]
    #[header("X-Names", "{0}")]
    List(#[expose(message)] Vec<String>),
    #[code("ORG_MAP")]
    #[message("these are wrong: {counts}")]
    Map {
        #[expose]
        counts: std::collections::BTreeMap<String, u32>,
    },
    #[code("ORG_PATH")]
    #[message("there is no {path}")]
    Path {
        #[expose]
        path: std::path::PathBuf,
    },
    // What is fine.
    #[code("ORG_DEBUG")]
    #[message("{list:?} {errors}")]
    Debug {
        #[expose]
        list: [u8; 2],
        #[expose]
        errors: FieldErrors,
    },
}

fn main() {}
