//! A refusal is sent without a value of its type.

use errorbook::{ApiError, catalogue};
use std::time::Duration;

#[derive(Debug, ApiError)]
#[api_error(prefix = "REF")]
pub enum Refusal {
    #[status(404)]
    #[code("REF_EXPOSES")]
    Exposes {
        #[expose]
        path: &'static str,
        #[expose]
        hint: Option<u8>,
    },
    #[status(409)]
    #[code("REF_SAYS")]
    #[message("{name} is taken, {{really}}")]
    Says {
        #[expose(message)]
        name: &'static str,
    },
    #[status(410)]
    #[code("REF_SAYS_NOTHING")]
    #[message("{{gone}}")]
    SaysNothing,
    #[status(403)]
    #[code("REF_CONCEALED")]
    #[conceal(as = SaysNothing)]
    Concealed,
    #[status(410)]
    #[code("REF_SAME_STATUS")]
    SameStatus,
    #[status(429)]
    #[code("REF_OTHERS")]
    #[refusal(4xx)]
    Others {
        #[header("Retry-After")]
        wait: Duration,
    },
    #[status(500)]
    #[code("REF_FAILED")]
    #[header("Retry-After", "60")]
    #[refusal(5xx)]
    Failed,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "OUT")]
pub enum Outer {
    #[status(400)]
    #[code("OUT_BAD_REQUEST")]
    #[refusal(4xx)]
    BadRequest,
    #[status(500)]
    #[code("OUT_FAILED")]
    #[refusal(5xx)]
    Failed,
    #[transparent]
    Inner(Refusal),
}

catalogue! {
    static ERRORS = [];
    refusals = Refusal;
}

catalogue! {
    static OUTER = [];
    refusals = Outer;
}

fn main() {}
