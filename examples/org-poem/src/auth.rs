//! Whether a request may read members.

use poem::http::HeaderValue;
use poem::http::header::AUTHORIZATION;
use poem::{FromRequest, Request, RequestBody, Result};

/// An extractor that lets a caller through whose token may read members.
pub(crate) struct MembersRead;

impl<'a> FromRequest<'a> for MembersRead {
    async fn from_request(request: &'a Request, _: &mut RequestBody) -> Result<Self> {
        let authorization = request.headers().get(AUTHORIZATION);
        org::auth::may_read_members(authorization.map(HeaderValue::as_bytes))?;
        Ok(MembersRead)
    }
}
