//! `OData` 3: the same error as JSON and as XML, dotted names, text beside an attribute.

use errorbook::{ApiError, Offer, Profile, body, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "PascalCase")]
pub enum Error {
    #[status(404)]
    #[code("ResourceNotFound")]
    #[message("There is no product {id}.")]
    ResourceNotFound {
        #[expose(message)]
        id: u32,
    },
}

const XML: Offer = Offer::xml(
    body!({
        "@xmlns": "http://schemas.microsoft.com/ado/2007/08/dataservices/metadata",
        "code": code,
        "message": { "@xml:lang": "en-US", "#text": message },
    }),
    "error",
);

pub static PROFILE: Profile = Profile::new()
    .body(body!({ "odata.error": {
        "code": code,
        "message": { "lang": "en-US", "value": message },
    } }))
    .header("dataserviceversion", "3.0;")
    .offers(&[
        Offer::JSON.media_type("application/json;odata=minimalmetadata"),
        XML,
    ])
    .nosniff(false)
    .no_store(false);

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// An example, whose values are made up.
pub fn example() -> Error {
    Error::ResourceNotFound { id: 7 }
}
