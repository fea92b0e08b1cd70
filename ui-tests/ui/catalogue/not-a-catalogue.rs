//! Behind `..` stands a catalogue, and none without it.

use errorbook::{ApiError, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
#[code("ORG_BLOCKED")]
pub struct Blocked;

static NUMBER: u32 = 1;

catalogue! {
    static OF_A_TYPE = [..Blocked];
}

catalogue! {
    static OF_A_NUMBER = [..NUMBER];
}

catalogue! {
    static OF_NOTHING = [..MISSING, Absent];
}

catalogue! {
    static OTHERS = [Blocked];
}

catalogue! {
    static WITHOUT_DOTS = [OTHERS];
}

fn main() {
    OF_A_TYPE.entries();
    OF_A_NUMBER.entries();
    OF_NOTHING.entries();
    WITHOUT_DOTS.entries();
}
