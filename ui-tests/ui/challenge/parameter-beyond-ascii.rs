use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(401)]
#[code("ORG_TOKEN")]
#[challenge(Bearer, größe = "x")]
struct Token;

fn main() {
    serve(Token);
}
