//! A message is a string or `display`.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
enum OrgError {
    #[code("ORG_WORD")]
    #[message(displayed)]
    Word,

    #[code("ORG_BYTES")]
    #[message(b"blocked")]
    Bytes,

    #[code("ORG_CALL")]
    #[message(self.text())]
    Call,

    #[code("ORG_FUNCTION")]
    #[message(fmt = "blocked")]
    Function,
}

fn main() {
    serve(OrgError::Word);
}
