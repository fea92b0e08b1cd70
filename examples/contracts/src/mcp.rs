//! Authorization of the Model Context Protocol: a challenge that names the scopes.

use errorbook::{ApiError, Body, Offer, Profile, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "snake_case")]
pub enum Error {
    #[status(403)]
    #[code("insufficient_scope")]
    #[challenge(
        Bearer,
        error = "insufficient_scope",
        scope = "{scopes}",
        resource_metadata = "https://mcp.example.com/.well-known/oauth-protected-resource",
        error_description = "Additional file write permission required"
    )]
    InsufficientScope {
        #[expose(message)]
        scopes: String,
    },
}

pub static PROFILE: Profile = Profile::new()
    .body(Body::EMPTY)
    .offers(&[Offer::JSON])
    .no_store(false);

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// The published example.
pub fn example() -> Error {
    Error::InsufficientScope {
        scopes: "files:read files:write user:profile".into(),
    }
}
