use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "manual", style = "snake_case")]
#[status(403)]
#[code("Manual")]
struct Blocked;

fn main() {
    serve(Blocked);
}
