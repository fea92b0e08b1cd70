//! SOAP 1.1: a fault in an envelope, with details in a namespace of their own.

use errorbook::{ApiError, Offer, Profile, body, catalogue};

#[derive(Debug, ApiError)]
#[api_error(codes = 1000..=1999)]
pub enum Error {
    #[status(500)]
    #[code(1001)]
    #[message("The account is locked")]
    #[field(fault = "Client")]
    AccountLocked {
        #[expose]
        since: &'static str,
    },
    #[status(500)]
    #[code(1002)]
    #[message("The ledger is closed")]
    LedgerClosed,
}

const FAULT: Offer = Offer::xml(
    body!({
        "@xmlns:soap": "http://schemas.xmlsoap.org/soap/envelope/",
        "soap:Body": { "soap:Fault": {
            "faultcode": "soap:{field.fault}",
            "faultstring": message,
            "detail": { "a:fault": {
                "@xmlns:a": "urn:acme:faults",
                "a:code": code,
                ..fields
            } },
        } },
    }),
    "soap:Envelope",
);

pub static PROFILE: Profile = Profile::new()
    .offers(&[FAULT.media_type("text/xml; charset=utf-8")])
    .field("fault", "Server")
    .nosniff(false)
    .no_store(false);

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// An example, whose values are made up.
pub fn example() -> Error {
    Error::AccountLocked {
        since: "2026-01-31",
    }
}
