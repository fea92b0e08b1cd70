//! The `#[cfg(…)]` in a list is that of the variant.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[api_error(subset Find = [NotFound, #[cfg(any())] Beta])]
#[api_error(subset Absent = [NotFound, #[cfg(all())] Beta])]
#[api_error(subset There = [#[cfg(any())] NotFound])]
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
    serve(Absent::NotFound);
    serve(There::NotFound);
}
