//! The answer of a transparent variant is that of the error inside, and so is the pattern.

use errorbook::testing::assert_error;
use errorbook::{ApiError, HttpError, Preferences};

#[derive(Debug, ApiError)]
enum AppError {
    #[transparent]
    Http(HttpError),
}

fn main() {
    let response = AppError::Http(HttpError::Gone).respond(&Preferences::default());
    assert_error!(response, AppError::Http(HttpError::Gone));
}
