//! A prefix is of its type's style.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "org")]
#[status(403)]
#[code("ORG_BLOCKED")]
struct Lower;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG_")]
#[status(403)]
#[code("ORG_HIDDEN")]
struct Separator;

#[derive(Debug, ApiError)]
#[api_error(prefix = "Org", style = "kebab-case")]
#[status(403)]
#[code("org-closed")]
struct Kebab;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ä")]
#[status(403)]
#[code("ORG_UMLAUT")]
struct Umlaut;

fn main() {
    serve(Lower);
    serve(Separator);
    serve(Kebab);
    serve(Umlaut);
}
