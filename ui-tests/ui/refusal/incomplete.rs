//! Each registered status has an error that answers for it.

use errorbook::{ApiError, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "NONE")]
pub enum None {
    #[status(404)]
    #[code("NONE_NOT_FOUND")]
    NotFound,
}

catalogue! {
    static NONES = [];
    refusals = None;
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "HALF")]
pub enum Half {
    #[status(400)]
    #[code("HALF_BAD_REQUEST")]
    #[refusal(4xx)]
    BadRequest,
    #[status(500)]
    #[code("HALF_BROKEN")]
    Broken(#[status(501, 502, 503, 504, 505, 507)] u16),
}

catalogue! {
    static HALVES = [];
    refusals = Half;
}

fn main() {}
