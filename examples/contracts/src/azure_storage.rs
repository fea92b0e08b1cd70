//! Azure Storage: XML with elements of each code's own, the code in a header.

use errorbook::{ApiError, Offer, Profile, body, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "PascalCase")]
pub enum Error {
    #[status(400)]
    #[code("InvalidQueryParameterValue")]
    #[message("Value for one of the query parameters specified in the request URI is invalid.")]
    InvalidQueryParameter {
        #[expose("QueryParameterName")]
        name: &'static str,
        #[expose("QueryParameterValue")]
        value: String,
        #[expose("Reason")]
        reason: &'static str,
    },
    #[status(404)]
    #[code("BlobNotFound")]
    #[message("The specified blob does not exist.")]
    BlobNotFound,
}

const ERROR: Offer = Offer::xml(
    body!({ "Code": code, "Message": message, ..fields }),
    "Error",
);

pub static PROFILE: Profile = Profile::new()
    .code_header("x-ms-error-code")
    .header("x-ms-version", "2021-12-02")
    .offers(&[ERROR])
    .nosniff(false)
    .no_store(false);

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// An example, whose values are made up.
pub fn example() -> Error {
    Error::InvalidQueryParameter {
        name: "popreceipt",
        value: "AgAAAAMAAAA".into(),
        reason: "invalid receipt format",
    }
}
