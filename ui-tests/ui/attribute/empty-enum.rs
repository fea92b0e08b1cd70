//! An enum without variants can be faulty too.

use errorbook::{ApiError, catalogue};
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "org")]
#[status(200)]
#[challenge()]
enum Never {}

catalogue! {
    static ERRORS = [Never];
}

fn never() -> Option<Never> {
    None
}

fn main() {
    never().map(serve);
    ERRORS.entries();
}
