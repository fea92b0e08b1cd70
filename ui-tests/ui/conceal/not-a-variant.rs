//! What `#[conceal]` takes.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
enum OrgError {
    #[status(404)]
    #[code("ORG_NOT_FOUND")]
    NotFound,

    #[code("ORG_WORD")]
    #[conceal(NotFound)]
    Word,

    #[code("ORG_KEY")]
    #[conceal(like = NotFound)]
    Key,

    #[code("ORG_TWO")]
    #[conceal(as = NotFound, as = Word)]
    Two,

    #[code("ORG_CAST")]
    #[conceal(as NotFound)]
    Cast,
}

fn main() {
    serve(OrgError::Word);
}
