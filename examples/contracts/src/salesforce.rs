//! Salesforce: an array at the top.

use errorbook::{ApiError, Offer, Profile, body, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "")]
pub enum Error {
    #[status(400)]
    #[code("REQUIRED_FIELD_MISSING")]
    #[message("Required fields are missing: [{missing}]")]
    RequiredFieldMissing {
        #[expose(message)]
        missing: String,
        #[expose]
        fields: Vec<String>,
    },
    #[status(404)]
    #[code("NOT_FOUND")]
    #[message("The requested resource does not exist")]
    NotFound,
}

pub static PROFILE: Profile = Profile::new()
    .body(body!([{ "message": message, "errorCode": code, "fields": field.fields }]))
    .offers(&[Offer::JSON.media_type("application/json;charset=UTF-8")])
    .nosniff(false)
    .no_store(false);

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// An example, whose values are made up.
pub fn example() -> Error {
    Error::RequiredFieldMissing {
        missing: "Name".into(),
        fields: vec!["Name".into()],
    }
}
