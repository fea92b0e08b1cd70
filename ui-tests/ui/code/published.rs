//! What `prefix = ""` says is published is never to be renamed.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "")]
#[status(403)]
enum OtherStyle {
    #[code("NoSuchKey")]
    Pascal,

    #[code("urn:ietf:params:acme:error:badNonce")]
    Urn,

    #[code("123")]
    Digits,

    #[code("ABCDEFGHIJKLMNOPQRSTUVWXYZ_ABCDEFGHIJKLMNOPQRSTUVWXYZ_ABCDEFGHIJKLM")]
    Long,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "published")]
#[status(403)]
enum Published {
    #[code("no such key")]
    Spaces,

    #[code("")]
    Empty,

    #[code(4031)]
    Number,

    Missing,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG", style = "published")]
#[status(403)]
#[code("ORG_BLOCKED")]
struct Prefixed;

#[derive(Debug, ApiError)]
#[api_error(style = "published")]
#[status(403)]
#[code("NoSuchKey")]
struct Prefixless;

fn main() {
    serve(OtherStyle::Pascal);
    serve(Published::Spaces);
    serve(Prefixed);
    serve(Prefixless);
}
