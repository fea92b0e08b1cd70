use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "Org", style = "PascalCase")]
#[status(403)]
enum Pascal {
    #[code("orgBlocked")]
    Camel,

    #[code("Organized")]
    NoWord,

    #[code("Org_Suspended")]
    Joined,

    #[code("Suspended")]
    NoPrefix,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "org", style = "PascalCase")]
#[status(403)]
#[code("OrgBlocked")]
struct LowerPrefix;

fn main() {
    serve(Pascal::Camel);
    serve(LowerPrefix);
}
