use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
#[code("ORG_BLOCKED")]
#[message("{} is blocked by {ownr}")]
struct Blocked {
    #[expose]
    owner: String,
}

fn main() {
    let owner = String::new();
    serve(Blocked { owner });
}
