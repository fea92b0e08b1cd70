//! JSON-RPC 2.0, as the Model Context Protocol has it: an error inside a response at 200, which a `Document` is put into.

use errorbook::{ApiError, Document, Profile, body, catalogue};
use serde::Serialize;

#[derive(Debug, ApiError)]
#[api_error(codes = -32768..=-32000)]
pub enum Error {
    #[status(400)]
    #[code(-32602)]
    #[message("Unsupported protocol version")]
    UnsupportedVersion {
        #[expose]
        supported: Vec<&'static str>,
        #[expose]
        requested: String,
    },
    #[status(404)]
    #[code(-32601)]
    #[message("Method not found")]
    MethodNotFound,
}

pub static PROFILE: Profile =
    Profile::new().body(body!({ "code": code, "message": message, "data": { ..fields } }));

#[derive(Serialize)]
pub struct Response {
    pub jsonrpc: &'static str,
    /// The request's, `null` where it is not known.
    pub id: Option<u64>,
    pub error: Document,
}

/// What is sent, with the status 200.
pub fn response(id: Option<u64>, error: &Error) -> Response {
    Response {
        jsonrpc: "2.0",
        id,
        error: Document::new(error, &PROFILE),
    }
}

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// The published example.
pub fn example() -> Error {
    Error::UnsupportedVersion {
        supported: vec!["2024-11-05"],
        requested: "1.0.0".into(),
    }
}
