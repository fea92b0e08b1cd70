use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(404)]
enum Concealed {
    #[code("ORG_NOT_FOUND")]
    NotFound,
    #[code("ORG_TEXT")]
    #[conceal(as = "NotFound")]
    Text,
    #[code("ORG_PATH")]
    #[conceal(as = Self::NotFound)]
    Path,
}

macro_rules! error {
    ($status:expr) => {
        #[derive(Debug, ApiError)]
        #[api_error(prefix = "ORG")]
        #[status($status)]
        #[code("ORG_FINE")]
        struct Fine;
    };
}
error!(203);

#[derive(Debug, ApiError)]
#[transparent]
struct Format(std::fmt::Error);

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG", crate = ::nowhere)]
#[status(403)]
#[code("ORG_BLOCKED")]
struct Blocked;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
#[code("ORG_BORROWED")]
struct Borrowed<'a>(#[source] &'a std::fmt::Error);

fn main() {
    serve(Fine);
}
