use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
#[code("ORG_BLOCKED")]
struct Blocked {
    #[expose("")]
    empty: u32,
    #[expose("1a")]
    digit: u32,
    #[expose("größe")]
    umlaut: u32,
}

fn main() {
    serve(Blocked { empty: 1, digit: 2, umlaut: 3 });
}
