//! A field that Rust hides is no pattern's to name.

use errorbook::testing::assert_error;
use errorbook::{ApiError, Preferences};

mod billing {
    use errorbook::ApiError;

    #[derive(Debug, Default, ApiError)]
    #[api_error(prefix = "QUOTA")]
    #[status(402)]
    #[code("QUOTA_EXCEEDED")]
    pub struct QuotaError {
        #[expose]
        limit: u32,
    }
}

fn main() {
    let response = billing::QuotaError::default().respond(&Preferences::default());
    assert_error!(response, billing::QuotaError { limit } if limit == 0);
}
