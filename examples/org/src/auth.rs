//! Bearer tokens (RFC 6750).

use crate::errors::AuthError;

/// Lets a caller through whose `Authorization` has a token that may read members.
pub fn may_read_members(authorization: Option<&[u8]>) -> Result<(), AuthError> {
    // A demo's tokens; a real service verifies a signature here.
    match authorization.and_then(bearer_token) {
        Some(b"good") => Ok(()),
        Some(b"narrow") => Err(AuthError::ScopeMissing {
            scope: "members:read",
        }),
        Some(b"expired") => Err(AuthError::TokenExpired),
        Some(_) => Err(AuthError::TokenInvalid),
        None => Err(AuthError::TokenMissing),
    }
}

fn bearer_token(authorization: &[u8]) -> Option<&[u8]> {
    let space = authorization.iter().position(|byte| *byte == b' ')?;
    let (scheme, token) = authorization.split_at(space);
    // RFC 9110 section 11.1: a scheme is compared without case.
    scheme
        .eq_ignore_ascii_case(b"Bearer")
        .then(|| token.trim_ascii_start())
}
