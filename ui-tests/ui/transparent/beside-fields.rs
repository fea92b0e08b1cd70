//! `#[transparent]` on a field, and what stands beside it.

use errorbook::{ApiError, FieldErrors};

#[derive(Debug, ApiError)]
#[api_error(prefix = "AUTH")]
#[status(403)]
#[code("AUTH_REFUSED")]
pub struct Refused;

#[derive(Debug, ApiError)]
pub enum OrgError {
    Sent {
        #[transparent]
        kind: Refused,
        #[expose]
        line: u32,
        #[header("X-Line")]
        at: u32,
        #[expose(message)]
        text: u32,
        #[expose]
        title: u32,
        #[expose("line")]
        again: u32,
        #[expose]
        faults: FieldErrors,
    },
    Unnamed(#[transparent] Refused, #[expose] u32),
    Inner(#[transparent] #[expose("inner")] Refused, u32),
    Two(#[transparent] Refused, #[transparent] Refused),
    #[transparent]
    Twice(#[transparent] Refused),
    #[status(404)]
    Status(#[transparent] Refused, u32),
    #[transparent]
    #[expose]
    All(Refused),
    From(#[transparent] #[from] Refused, u32),
}

fn main() {}
