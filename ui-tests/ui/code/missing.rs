//! A variant, and a struct, has a code.

use errorbook::{ApiError, catalogue};
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum Screaming {
    #[status(403)]
    Blocked,

    #[status(401)]
    #[challenge(Bearer, realm = "orgs")]
    TokenExpired { at: u64 },
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "org", style = "kebab-case")]
#[status(404)]
struct NotFound;

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "dot.case")]
#[status(410)]
struct LongGone;

#[derive(Debug, ApiError)]
#[api_error(codes = 4000..=4999)]
#[status(409)]
enum Numbered {
    Taken,
}

catalogue! {
    static ERRORS = [Screaming, NotFound, LongGone, Numbered];
}

fn main() {
    serve(Screaming::Blocked);
    serve(Screaming::TokenExpired { at: 1 });
    serve(NotFound);
    serve(LongGone);
    serve(Numbered::Taken);
    ERRORS.entries();
}
