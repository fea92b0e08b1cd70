//! SCIM (RFC 7644): a schema, a type that some errors have, the status as a string.

use errorbook::{ApiError, Offer, Profile, body, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "camelCase")]
pub enum Error {
    #[status(400)]
    #[code("mutability")]
    #[field(scimType = "mutability")]
    #[message("Attribute '{attribute}' is readOnly")]
    Mutability {
        #[expose(message)]
        attribute: String,
    },
    #[status(404)]
    #[code("notFound")]
    #[message("Resource {id} not found")]
    NotFound {
        #[expose(message)]
        id: String,
    },
}

pub static PROFILE: Profile = Profile::new()
    .body(body!({
        "schemas": ["urn:ietf:params:scim:api:messages:2.0:Error"],
        "scimType": field.scimType,
        "detail": detail,
        "status": "{status}",
    }))
    .offers(&[Offer::JSON.media_type("application/scim+json")])
    .nosniff(false)
    .no_store(false);

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// The published example.
pub fn example() -> Error {
    Error::Mutability {
        attribute: "id".into(),
    }
}
