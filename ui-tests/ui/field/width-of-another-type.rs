use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
#[code("ORG_BLOCKED")]
#[message("{share:width$.digits$}")]
struct Blocked {
    #[expose]
    share: f64,
    #[expose(message)]
    width: u8,
    #[expose(message)]
    digits: usize,
}

fn main() {
    serve(Blocked { share: 0.5, width: 4, digits: 2 });
}
