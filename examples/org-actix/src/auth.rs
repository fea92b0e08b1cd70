//! Whether a request may read members.

use actix_web::dev::Payload;
use actix_web::http::header::{AUTHORIZATION, HeaderValue};
use actix_web::{FromRequest, HttpRequest};
use org::errors::AuthError;
use std::future::{Ready, ready};

/// An extractor that lets a caller through whose token may read members.
pub(crate) struct MembersRead;

impl FromRequest for MembersRead {
    type Error = AuthError;
    type Future = Ready<Result<Self, AuthError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let authorization = request.headers().get(AUTHORIZATION);
        let may = org::auth::may_read_members(authorization.map(HeaderValue::as_bytes));
        ready(may.map(|()| MembersRead))
    }
}
