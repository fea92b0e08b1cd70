//! tus, resumable uploads: headers, an unregistered status, and no body.

use errorbook::{ApiError, Body, Offer, Profile, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "kebab-case")]
pub enum Error {
    #[status(412)]
    #[code("unsupported-version")]
    #[header("Tus-Version", "1.0.0,0.2.2,0.2.1")]
    UnsupportedVersion,
    #[status(460, unregistered, reason = "Checksum Mismatch")]
    #[code("checksum-mismatch")]
    ChecksumMismatch,
}

pub static PROFILE: Profile = Profile::new()
    .body(Body::EMPTY)
    .header("tus-resumable", "1.0.0")
    .offers(&[Offer::JSON])
    .no_store(false);

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// The published example.
pub fn example() -> Error {
    Error::UnsupportedVersion
}
