//! A status whose RFC requires a header has it.

use errorbook::{ApiError, catalogue};
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(401)]
    #[code("ORG_TOKEN")]
    Token,

    #[status(METHOD_NOT_ALLOWED)]
    #[code("ORG_METHOD")]
    Method,

    #[status(407)]
    #[code("ORG_PROXY")]
    Proxy,

    #[status(426)]
    #[code("ORG_UPGRADE")]
    Upgrade,

    #[status(401)]
    #[code("ORG_OTHER")]
    #[header("Proxy-Authenticate", "Bearer")]
    OtherHeader,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(405)]
enum Defaulted {
    #[code("ORG_DEFAULTED")]
    Method,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(401)]
#[code("ORG_STRUCT")]
struct Token;

catalogue! {
    static ERRORS = [OrgError, Defaulted, Token];
}

fn main() {
    serve(OrgError::Token);
    serve(Defaulted::Method);
    serve(Token);
    ERRORS.entries();
}
