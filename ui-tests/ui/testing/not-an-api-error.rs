//! An assertion is on an error that derives `ApiError`.

use errorbook::testing::assert_error;
use errorbook::{ApiError, Entry, Preferences};

#[derive(Debug)]
struct Legacy;

impl std::fmt::Display for Legacy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("legacy")
    }
}

impl std::error::Error for Legacy {}

impl errorbook::ManualApiError for Legacy {
    fn entry(&self) -> &'static Entry {
        static ENTRY: Entry = Entry::new("LEGACY_GONE", 410);
        &ENTRY
    }
}

fn main() {
    let response = Legacy.respond(&Preferences::default());
    assert_error!(response, Legacy);
    assert_error!(response, Some(code) if code == 7);
}
