//! A union has no variants.

use errorbook::ApiError;

#[derive(Clone, Copy, ApiError)]
#[api_error(prefix = "ORG")]
union OrgError {
    number: u32,
    float: f32,
}

fn main() {
    let _ = OrgError { number: 1 };
}
