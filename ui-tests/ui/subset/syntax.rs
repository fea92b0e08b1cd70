//! How a subset is written.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[api_error(subset)]
#[api_error(subset = [NotFound])]
#[api_error(subset Nothing)]
#[api_error(subset Braces = {NotFound})]
#[api_error(subset Parameter<T> = [NotFound])]
#[api_error(subset Fields = [NotFound { slug }])]
#[api_error(subset Space = [NotFound Blocked])]
#[api_error(subset More = [NotFound] [Blocked])]
#[api_error(subset Number = [404])]
#[api_error(subset Attribute = [#[message("none")] NotFound])]
#[api_error(subst Misspelt = [NotFound])]
enum OrgError {
    #[status(404)]
    #[code("ORG_NOT_FOUND")]
    NotFound,

    #[status(403)]
    #[code("ORG_BLOCKED")]
    Blocked,
}

fn main() {
    serve(OrgError::NotFound);
    serve(OrgError::Blocked);
}
