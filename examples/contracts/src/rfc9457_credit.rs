//! The first example of RFC 9457: a problem without a code, and with an instance.

use errorbook::{ApiError, Body, Offer, Profile, body, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "kebab-case")]
pub enum Error {
    #[status(403)]
    #[code("out-of-credit")]
    #[title("You do not have enough credit.")]
    #[message("Your current balance is {balance}, but that costs {price}.")]
    OutOfCredit {
        #[expose("instance")]
        message: String,
        #[expose]
        balance: u32,
        #[expose(message)]
        price: u32,
        #[expose]
        accounts: Vec<String>,
    },
}

const BODY: Body = body!({
    "type": type,
    "title": title,
    "detail": detail,
    "instance": instance,
    ..fields
})
.as_problem();

pub static PROFILE: Profile = Profile::new()
    .body(BODY)
    .problem_type("https://example.com/probs/{code}")
    .header("content-language", "en")
    .offers(&[Offer::JSON])
    .nosniff(false)
    .no_store(false);

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// The published example.
pub fn example() -> Error {
    Error::OutOfCredit {
        message: "/account/12345/msgs/abc".into(),
        balance: 30,
        price: 50,
        accounts: vec!["/account/12345".into(), "/account/67890".into()],
    }
}
