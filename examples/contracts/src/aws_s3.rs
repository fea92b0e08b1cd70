//! Amazon S3: XML, with the request's path and id.

use errorbook::{ApiError, Offer, Profile, body, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "PascalCase")]
pub enum Error {
    #[status(404)]
    #[code("NoSuchKey")]
    #[message("The resource you requested does not exist")]
    NoSuchKey,
}

const ERROR: Offer = Offer::xml(
    body!({ "Code": code, "Message": message, "Resource": request.path, "RequestId": request_id }),
    "Error",
);

pub static PROFILE: Profile = Profile::new()
    .offers(&[ERROR])
    .nosniff(false)
    .no_store(false);

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// The published example.
pub fn example() -> Error {
    Error::NoSuchKey
}
