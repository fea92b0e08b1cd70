use errorbook::ApiError;
use errorbook_ui_tests::serve;

struct Plan;

#[derive(ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
#[code("ORG_CLOSED")]
#[message("{0:?} {1:x}")]
struct Closed(#[expose(message)] Plan, #[expose(message)] String);

impl std::fmt::Debug for Closed {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Ok(())
    }
}

fn main() {
    serve(Closed(Plan, String::new()));
}
