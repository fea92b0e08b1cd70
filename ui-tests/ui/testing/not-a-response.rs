//! An assertion looks into a response whose body is in memory.

use errorbook::testing::{assert_catalogued, assert_error};
use errorbook::{HttpError, catalogue};

struct Stream;

catalogue! {
    static ERRORS = [HttpError];
}

fn main() {
    assert_error!(Stream, HttpError::Gone);
    assert_error!(errorbook::__private::http::Response::new(Stream), HttpError::Gone);
    assert_catalogued!(ERRORS, Stream);
    assert_catalogued!(HttpError::Gone, "x");
}
