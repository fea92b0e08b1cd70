//! Binance: negative codes, a status that IANA does not list.

use errorbook::{ApiError, Offer, Profile, body, catalogue};

#[derive(Debug, ApiError)]
#[api_error(codes = -9999..=-1000)]
pub enum Error {
    #[status(400)]
    #[code(-1121)]
    #[message("Invalid symbol.")]
    InvalidSymbol,
    #[status(418, unregistered, reason = "I'm a teapot")]
    #[code(-1003)]
    #[message("Way too much request weight used; IP banned until {until}.")]
    Banned {
        #[expose(message)]
        until: u64,
        #[header("Retry-After")]
        wait: u32,
    },
}

pub static PROFILE: Profile = Profile::new()
    .body(body!({ "code": code, "msg": message }))
    .offers(&[Offer::JSON.media_type("application/json;charset=UTF-8")])
    .nosniff(false)
    .no_store(false);

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// An example, whose values are made up.
pub fn example() -> Error {
    Error::Banned {
        until: 1_573_726_195_000,
        wait: 120,
    }
}
