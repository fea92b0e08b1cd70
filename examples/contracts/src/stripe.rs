//! Stripe: one of four types for all codes, a link with the code in another style.

use errorbook::{ApiError, Offer, Profile, body, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "snake_case")]
#[field(kind = "invalid_request_error")]
pub enum Error {
    #[status(404)]
    #[code("resource_missing")]
    #[message("No such customer: '{customer}'")]
    ResourceMissing {
        #[expose(message)]
        customer: String,
    },
    #[status(402)]
    #[code("card_declined")]
    #[message("Your card was declined.")]
    #[field(kind = "card_error")]
    CardDeclined {
        #[expose]
        decline_code: String,
    },
}

pub static PROFILE: Profile = Profile::new()
    .body(body!({ "error": {
        "code": code,
        "message": message,
        "doc_url": docs,
        "type": field.kind,
        ..fields
    } }))
    .docs("https://stripe.com/docs/error-codes/{code:kebab-case}")
    .field("kind", "api_error")
    .offers(&[Offer::JSON])
    .help_link(false)
    .nosniff(false)
    .no_store(false);

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// The published example.
pub fn example() -> Error {
    Error::ResourceMissing {
        customer: "cus_xxx".into(),
    }
}
