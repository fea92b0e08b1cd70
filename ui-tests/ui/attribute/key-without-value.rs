use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix, style, codes, crate)]
#[status(404, reason)]
#[code("ORG_WORD")]
#[retryable(after)]
#[sunset("1.0", instead)]
struct Word {
    #[expose(json, example)]
    name: String,
}

#[derive(Debug, ApiError)]
#[api_error(prefix =, style =, codes =, crate =)]
#[status(499, reason =, unregistered = true)]
#[code("ORG_EQUALS")]
struct Equals {
    #[expose(json =, message = "name")]
    name: String,
}

fn main() {
    let name = String::new();
    serve(Word { name });
}
