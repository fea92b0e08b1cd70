use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "org", style = "kebap-case")]
#[status(403)]
#[code("org-blocked")]
struct Near;

#[derive(Debug, ApiError)]
#[api_error(prefix = "Org", style = "Train-Case")]
#[status(403)]
#[code("OrgBlocked")]
struct Pascal;

fn main() {
    serve(Near);
    serve(Pascal);
}
