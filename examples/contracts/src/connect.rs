//! Connect RPC: a code, and a message where there is one.

use errorbook::{ApiError, Offer, Profile, body, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "snake_case")]
pub enum Error {
    #[status(501)]
    #[code("unimplemented")]
    #[message("{procedure} is not implemented")]
    Unimplemented {
        #[expose(message)]
        procedure: String,
    },
    #[status(503)]
    #[code("unavailable")]
    Unavailable,
    #[status(499, unregistered)]
    #[code("canceled")]
    Canceled,
}

pub static PROFILE: Profile = Profile::new()
    .body(body!({ "code": code, "message": detail }))
    .offers(&[Offer::JSON])
    .nosniff(false)
    .no_store(false);

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// The published example.
pub fn example() -> Error {
    Error::Unimplemented {
        procedure: "connectrpc.greet.v1.GreetService/Greet".into(),
    }
}
