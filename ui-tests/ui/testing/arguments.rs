//! An assertion has a response and a pattern; a message is that of `format!`.

use errorbook::testing::{assert_catalogued, assert_error};
use errorbook::{ApiError, HttpError, Preferences, catalogue};

catalogue! {
    static ERRORS = [HttpError];
}

fn main() {
    let response = HttpError::Gone.respond(&Preferences::default());
    assert_error!();
    assert_error!(response);
    assert_error!(response, HttpError::Gone, "{}");
    assert_error!(response, HttpError::Gone, 7);
    assert_error!(response, HttpError::Gone; "message");
    assert_catalogued!();
    assert_catalogued!(ERRORS);
    assert_catalogued!(ERRORS, response, "{x}");
}
