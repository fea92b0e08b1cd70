//! OCI distribution, a container registry: a challenge with its scope, a header on every response.

use errorbook::{ApiError, Offer, Profile, body, catalogue};
use serde::Serialize;

#[derive(Debug, ApiError)]
#[api_error(prefix = "")]
pub enum Error {
    #[status(401)]
    #[code("UNAUTHORIZED")]
    #[message("access to the requested resource is not authorized")]
    #[challenge(
        Bearer,
        realm = "https://auth.docker.io/token",
        service = "registry.docker.io",
        scope = "{scope}"
    )]
    Unauthorized {
        #[expose(message)]
        scope: String,
        #[expose("detail")]
        access: Vec<Access>,
    },
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Access {
    pub r#type: &'static str,
    pub name: String,
    pub action: &'static str,
}

pub static PROFILE: Profile = Profile::new()
    .body(body!({ "errors": [{ "code": code, "message": message, "detail": field.detail }] }))
    .header("docker-distribution-api-version", "registry/2.0")
    .offers(&[Offer::JSON])
    .nosniff(false)
    .no_store(false);

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// The published example.
pub fn example() -> Error {
    Error::Unauthorized {
        scope: "repository:example/my-app:pull,push".into(),
        access: ["pull", "push"]
            .map(|action| Access {
                r#type: "repository",
                name: "example/my-app".into(),
                action,
            })
            .into(),
    }
}
