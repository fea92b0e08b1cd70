//! A variant that is not always there is listed with its `#[cfg(…)]`.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[api_error(subset Find = [NotFound, #[cfg(any())] Beta])]
#[api_error(subset Without = [NotFound, Beta])]
#[api_error(subset Opposite = [#[cfg(any())] NotFound])]
enum OrgError {
    #[status(404)]
    #[code("ORG_NOT_FOUND")]
    NotFound,

    #[cfg(any())]
    #[status(404)]
    #[code("ORG_BETA")]
    Beta,
}

fn main() {
    serve(Find::NotFound);
}
