//! A field that says the status is a number or a `StatusCode`.

use errorbook::ApiError;

#[derive(Debug, ApiError)]
#[api_error(prefix = "UP")]
#[status(502)]
#[code("UP_FAILED")]
pub struct Failed {
    #[status(404, 409)]
    pub status: String,
}

fn main() {}
