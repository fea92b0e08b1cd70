//! An error of a server travels between threads.

use errorbook::ApiError;
use errorbook_ui_tests::serve;
use std::rc::Rc;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
#[code("ORG_BLOCKED")]
struct Blocked {
    name: Rc<str>,
}

fn main() {
    serve(Blocked { name: "".into() });
}
