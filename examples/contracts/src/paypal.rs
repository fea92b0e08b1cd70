//! `PayPal`: the request's id in the body, a link per code.

use errorbook::{ApiError, Offer, Profile, body, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "")]
pub enum Error {
    #[status(500)]
    #[code("INTERNAL_SERVER_ERROR")]
    #[message("An internal server error occurred.")]
    Internal,
}

pub static PROFILE: Profile = Profile::new()
    .body(body!({
        "name": code,
        "message": message,
        "debug_id": request_id,
        "links": [{ "href": docs, "rel": "information_link" }],
    }))
    .docs("https://developer.paypal.com/api/orders/v2/#error-{code}")
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
    Error::Internal
}
