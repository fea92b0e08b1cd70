//! Errors like those of JSON-RPC, Matrix, S3, SCIM, JSON:API and ACME.

use errorbook::{ApiError, Offer, Profile, body, catalogue};

#[derive(Debug, ApiError)]
#[api_error(codes = -32768..=-32000)]
pub enum Rpc {
    #[status(404)]
    #[code(-32601)]
    #[message("Method not found")]
    Method,
    /// Wrong parameters.
    #[status(400)]
    #[code(-32602, shared)]
    #[message("Invalid params")]
    Params,
    #[status(422)]
    #[code(-32602, shared)]
    #[message("Unsupported protocol version")]
    Version {
        #[expose]
        requested: String,
    },
}

pub(crate) static RPC: Profile = Profile::new().offers(&[Offer::json(body!({
    "jsonrpc": "2.0",
    "id": null,
    "error": { "code": code, "message": message, ..fields },
}))]);

catalogue! {
    /// The errors of JSON-RPC.
    pub static RPC_ERRORS = [Rpc];
    profile = RPC;
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "M")]
pub enum Matrix {
    /// The path is unknown.
    #[status(404)]
    #[code("M_UNRECOGNIZED", shared)]
    #[message("Unrecognized request")]
    Path,
    /// The method is unknown.
    #[status(405)]
    #[code("M_UNRECOGNIZED", shared)]
    #[message("Unrecognized method")]
    #[header("Allow", "")]
    Method {
        #[expose]
        soft: bool,
    },
    #[status(401, no_challenge = "clients of 2014 fail on one")]
    #[code("M_UNKNOWN_TOKEN")]
    #[message("Soft logged out")]
    Token {
        #[expose]
        soft_logout: bool,
    },
}

/// A code shared across types, whose status a field says.
#[derive(Debug, ApiError)]
#[api_error(prefix = "M")]
#[status(400)]
#[code("M_UNRECOGNIZED", shared)]
#[message("Unrecognized upstream")]
pub struct Upstream(#[status(409, 410)] pub u16);

pub(crate) static MATRIX: Profile = Profile::new().offers(&[Offer::json(body!({
    "errcode": code, "error": message, ..fields,
}))]);

catalogue! {
    /// The errors of Matrix.
    pub static MATRIX_ERRORS = [Matrix, Upstream];
    profile = MATRIX;
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "PascalCase")]
#[status(404)]
#[code("NoSuchKey")]
#[message("The resource you requested does not exist")]
pub struct NoSuchKey;

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "camelCase")]
#[status(400)]
#[code("noTarget")]
pub struct NoTarget;

#[derive(Debug, ApiError)]
#[api_error(prefix = "Org", style = "PascalCase")]
#[status(403)]
#[code("OrgTokenExpired")]
pub struct OrgTokenExpired;

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "published")]
#[status(422)]
pub enum Published {
    #[code("123")]
    #[message("Value is too short")]
    Short,
    #[code("urn:ietf:params:acme:error:badNonce")]
    BadNonce,
    #[code("NOTARGET")]
    Upper,
    #[code("a/b#c?d=1&e")]
    Hostile,
    #[code("<x|y>")]
    Marked,
    #[status(409)]
    #[code("123.4", shared)]
    Conflict(#[status(404, 423)] u16),
}

impl Published {
    pub const fn conflict(status: u16) -> Self {
        Published::Conflict(status)
    }
}

pub(crate) static PUBLISHED: Profile = Profile::new()
    .problem_type("https://acme.example/problems/{code:kebab-case}")
    .docs("https://docs.acme.example/errors/{code}")
    .code_header("x-code");

catalogue! {
    /// Errors that were published before.
    pub static PUBLISHED_ERRORS = [NoSuchKey, NoTarget, OrgTokenExpired, Published];
    profile = PUBLISHED;
}

pub(crate) static URN: Profile = Profile::new().problem_type("{code}");
