//! Whether a request may read members.

use axum::extract::FromRequestParts;
use axum::http::header::{AUTHORIZATION, HeaderValue};
use axum::http::request::Parts;
use org::errors::AuthError;

/// An extractor that lets a caller through whose token may read members.
pub(crate) struct MembersRead;

impl<S: Sync> FromRequestParts<S> for MembersRead {
    type Rejection = AuthError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, AuthError> {
        let authorization = parts.headers.get(AUTHORIZATION);
        org::auth::may_read_members(authorization.map(HeaderValue::as_bytes))?;
        Ok(MembersRead)
    }
}
