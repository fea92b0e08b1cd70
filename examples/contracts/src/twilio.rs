//! Twilio: integer codes, each with a page.

use errorbook::{ApiError, Offer, Profile, body, catalogue};

#[derive(Debug, ApiError)]
#[api_error(codes = 10000..=99999)]
pub enum Error {
    #[status(404)]
    #[code(20404)]
    #[message("The requested resource {path} was not found")]
    NotFound {
        #[expose(message)]
        path: String,
    },
}

pub static PROFILE: Profile = Profile::new()
    .body(body!({ "code": code, "message": message, "more_info": docs, "status": status }))
    .docs("https://www.twilio.com/docs/errors/{code}")
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
    Error::NotFound {
        path: "/2010-04-01/Accounts/a/Messages.json".into(),
    }
}
