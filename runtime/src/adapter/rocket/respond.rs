//! From an error to Rocket's response.

use super::exchange;
use crate::render::{self, ApiError, convert};
use rocket::Request;
use rocket::http::Status;
use rocket::outcome::Outcome;
use rocket::response::Result;

/// The response to an error.
///
/// # Errors
///
/// Never.
pub fn respond_owned<E: ApiError + 'static>(error: E, request: &Request<'_>) -> Result<'static> {
    Ok(exchange::render(request, || render::respond_owned(error)))
}

/// The same for an error that borrows.
///
/// # Errors
///
/// Never.
pub fn respond_borrowed<E: ApiError>(error: E, request: &Request<'_>) -> Result<'static> {
    Ok(exchange::render(request, || {
        render::respond_borrowed(error)
    }))
}

/// Fails a guard with an error. Rocket gives catchers the status alone: the layer's answers with the error.
///
/// ```
/// use errorbook::ApiError;
/// use rocket::Request;
/// use rocket::request::{FromRequest, Outcome};
///
/// #[derive(Debug, ApiError)]
/// #[api_error(prefix = "ORG")]
/// #[status(401)]
/// #[code("ORG_TOKEN_MISSING")]
/// #[challenge(Bearer, realm = "orgs")]
/// struct TokenMissing;
///
/// struct Token;
///
/// #[rocket::async_trait]
/// impl<'r> FromRequest<'r> for Token {
///     type Error = TokenMissing;
///
///     async fn from_request(request: &'r Request<'_>) -> Outcome<Self, TokenMissing> {
///         match request.headers().get_one("authorization") {
///             Some(_) => Outcome::Success(Token),
///             None => errorbook::rocket::refuse(request, TokenMissing),
///         }
///     }
/// }
/// ```
///
/// A callback reads the texts of the error and cannot downcast it.
pub fn refuse<S, E: ApiError, F>(request: &Request<'_>, error: E) -> Outcome<S, (Status, E), F> {
    let respond = || convert::respond_by_reference(&error);
    let status = exchange::with(request, |exchange| exchange.refuse(request, None, respond));
    Outcome::Error((Status::new(status), error))
}
