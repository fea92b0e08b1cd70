use errorbook::{ApiError, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
#[code("ORG_BLOCKED")]
pub struct Blocked;

catalogue! {
    static NO_PROFILE = [Blocked];
    profile = Blocked;
}

catalogue! {
    static WORD = [Blocked];
    profile;
}

catalogue! {
    static MEMBERS = [Blocked; Blocked];
}

catalogue! {
    static FAR = [Blocked];
    prefix = "ORG";
}

fn main() {
    NO_PROFILE.entries();
}
