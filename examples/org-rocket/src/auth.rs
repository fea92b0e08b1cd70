//! Whether a request may read members.

use org::errors::AuthError;
use rocket::Request;
use rocket::request::{FromRequest, Outcome};

/// A guard that lets a caller through whose token may read members.
pub(crate) struct MembersRead;

#[rocket::async_trait]
impl<'r> FromRequest<'r> for MembersRead {
    type Error = AuthError;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, AuthError> {
        let authorization = request.headers().get_one("authorization");
        match org::auth::may_read_members(authorization.map(str::as_bytes)) {
            Ok(()) => Outcome::Success(MembersRead),
            Err(error) => errorbook::rocket::refuse(request, error),
        }
    }
}
