use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "org", style = "camelCase")]
#[status(403)]
enum Camel {
    #[code("OrgBlocked")]
    Pascal,

    #[code("ORG_SUSPENDED")]
    Snake,

    #[code("organized")]
    NoWord,

    #[code("blocked")]
    NoPrefix,

    Missing,
}

#[derive(Debug, ApiError)]
#[api_error(style = "camelCase")]
#[status(403)]
enum Prefixless {
    #[code("userMissing")]
    Missing,

    #[code("userBlocked")]
    Blocked,
}

fn main() {
    serve(Camel::Pascal);
    serve(Prefixless::Missing);
}
