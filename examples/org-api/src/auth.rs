//! Bearer tokens (RFC 6750).

use crate::errors::{AuthError, OrgError};
use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;

/// An extractor that lets a caller through whose token may read members.
pub(crate) struct MembersRead;

impl<S: Sync> FromRequestParts<S> for MembersRead {
    type Rejection = OrgError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, OrgError> {
        // A demo's tokens; a real service verifies a signature here.
        match bearer_token(&parts.headers) {
            Some("good") => Ok(MembersRead),
            Some("narrow") => Err(AuthError::ScopeMissing {
                scope: "members:read",
            }),
            Some("expired") => Err(AuthError::TokenExpired),
            Some(_) => Err(AuthError::TokenInvalid),
            None => Err(AuthError::TokenMissing),
        }
        .map_err(OrgError::Auth)
    }
}

fn bearer_token(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    // RFC 9110 section 11.1: a scheme is compared without case.
    scheme
        .eq_ignore_ascii_case("Bearer")
        .then(|| token.trim_start())
}
