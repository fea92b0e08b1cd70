//! The advice is the status that was meant.

use errorbook::ApiError;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(StatusCode::NOT_FOUND)]
    #[code("ORG_PATH")]
    Path,
    #[status(http::StatusCode::GONE)]
    #[code("ORG_LONG_PATH")]
    LongPath,
    #[status(StatusCode::from_u16(409).unwrap())]
    #[code("ORG_CALL")]
    Call,
    #[status(StatusCode::NotFoud)]
    #[code("ORG_MISSPELT")]
    Misspelt,
    #[status("404")]
    #[code("ORG_QUOTED")]
    Quoted,
    #[status("404 Not Found")]
    #[code("ORG_LINE")]
    Line,
    #[status("Not Found")]
    #[code("ORG_PHRASE")]
    Phrase,
    #[status(404u8)]
    #[code("ORG_SUFFIX")]
    Suffix,
    #[status = 410]
    #[code("ORG_EQUALS")]
    Equals,
    #[status = "410"]
    #[code("ORG_EQUALS_QUOTED")]
    EqualsQuoted,
    #[status(code = 429)]
    #[code("ORG_KEY")]
    Key,
    #[status(code = StatusCode::CONFLICT)]
    #[code("ORG_KEY_AND_PATH")]
    KeyAndPath,
    #[status]
    #[code("ORG_NOT_FOUND")]
    OrgNotFound,
    #[status("who knows")]
    #[code("ORG_SLUG_TAKEN")]
    SlugTaken,
    #[status("who knows")]
    #[code("ORG_OTHER")]
    Other,
}

fn main() {}
