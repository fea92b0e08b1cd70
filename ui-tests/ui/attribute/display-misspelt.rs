use errorbook::ApiError;
use errorbook_ui_tests::serve;
use std::fmt;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG", display = manul)]
#[status(403)]
#[code("ORG_BLOCKED")]
#[message(display)]
struct Blocked;

impl fmt::Display for Blocked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("blocked")
    }
}

impl std::error::Error for Blocked {}

fn main() {
    serve(Blocked);
}
