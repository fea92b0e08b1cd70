//! A text is a string literal.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

const TEXT: &str = "blocked";

#[derive(Debug, ApiError)]
#[api_error(prefix = ORG, style = kebab)]
enum OrgError {
    #[status(403, reason = Blocked)]
    #[code("ORG_BLOCKED")]
    #[title(Blocked)]
    #[message(concat!("the organization", " is blocked"))]
    #[help(1)]
    #[retryable(after = 30)]
    Blocked {
        #[expose(json = string, example = one)]
        name: String,
        #[header(Retry)]
        wait: u32,
    },

    #[status(403)]
    #[code("ORG_CONSTANT")]
    #[message(TEXT)]
    #[since(1.4)]
    #[log(debug)]
    #[oauth(invalid_grant)]
    Constant,

    #[status(405)]
    #[code("ORG_METHOD")]
    #[header(Allow, GET)]
    #[message(text = "no")]
    Method,
}

fn main() {
    serve(OrgError::Constant);
    serve(OrgError::Method);
    let _ = TEXT;
}
