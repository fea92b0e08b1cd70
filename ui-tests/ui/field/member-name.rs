use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
#[code("ORG_BLOCKED")]
struct Blocked {
    #[expose("")]
    empty: u32,
    #[expose("a b")]
    space: u32,
    #[expose("a:b")]
    colon: u32,
    #[expose("a\"b")]
    quote: u32,
    #[expose("größe")]
    umlaut: u32,
    #[expose("@1.a-b")]
    signs: u32,
}

fn main() {
    let (empty, space, colon, quote, umlaut, signs) = (1, 2, 3, 4, 5, 6);
    serve(Blocked { empty, space, colon, quote, umlaut, signs });
}
