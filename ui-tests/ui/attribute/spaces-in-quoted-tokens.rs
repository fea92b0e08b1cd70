use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(-403)]
    #[code("ORG_NEGATIVE")]
    Negative,

    #[status(StatusCode::FORBIDDEN)]
    #[code(codes::BLOCKED)]
    Path,

    #[status(403)]
    #[code(concat!("ORG_", "BLOCKED"))]
    Macro,

    #[status(401)]
    #[code("ORG_SPLIT")]
    #[challenge("Bearer\r\nX-Admin: yes")]
    #[header("X-Wait\r\nX-Admin", "1")]
    Split,
}

#[derive(Debug, ApiError)]
#[api_error(codes = 4000..5000)]
enum HalfOpen {}

#[derive(Debug, ApiError)]
#[api_error(crate = errorbook::<u8>)]
enum Generic {}

fn main() {
    serve(OrgError::Path);
}
