use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(499, unregistered, unregistered)]
#[code("ORG_CLOSED")]
#[challenge(Bearer, realm = "orgs", unregistered, unregistered)]
#[message("{name}")]
struct Closed {
    #[expose(message, json = "string", example = "acme")]
    name: String,
}

fn main() {
    let name = String::new();
    serve(Closed { name });
}
