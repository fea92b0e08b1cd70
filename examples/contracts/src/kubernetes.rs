//! Kubernetes: a `Status` with constants, the status as `code`, the code as `reason`.

use errorbook::{ApiError, Offer, Profile, body, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "PascalCase")]
pub enum Error {
    #[status(404)]
    #[code("NotFound")]
    #[message("{kind} \"{name}\" not found")]
    NotFound {
        #[expose]
        name: String,
        #[expose]
        kind: &'static str,
    },
}

pub static PROFILE: Profile = Profile::new()
    .body(body!({
        "kind": "Status",
        "apiVersion": "v1",
        "metadata": {},
        "status": "Failure",
        "message": message,
        "reason": code,
        "details": { ..fields },
        "code": status,
    }))
    .offers(&[Offer::JSON])
    .nosniff(false)
    .no_store(false);

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// An example, whose values are made up.
pub fn example() -> Error {
    Error::NotFound {
        name: "web".into(),
        kind: "pods",
    }
}
