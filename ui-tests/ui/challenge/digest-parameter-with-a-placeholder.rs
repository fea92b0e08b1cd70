use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(401)]
#[code("ORG_TOKEN")]
#[challenge(Digest, realm = "orgs", nonce = "a", stale = "{stale}")]
struct Token {
    #[expose(message)]
    stale: String,
}

fn main() {
    let stale = String::new();
    serve(Token { stale });
}
