//! Calls, as the middleware of tower sees them: a call that fails is answered by headers alone, with HTTP's status 200.

use super::Source;
use crate::adapter::tower::Refused;
use crate::render::Mark;
use errorbook_model::grpc;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, Response, StatusCode};
use std::error::Error;
use std::marker::PhantomData;
use tonic::Status;

/// Whether a request is a call, of gRPC-Web too.
pub(crate) fn is_call(headers: &HeaderMap) -> bool {
    let content_type = headers.get(CONTENT_TYPE);
    content_type.is_some_and(|value| is_of_calls(value.as_bytes()))
}

fn is_of_calls(content_type: &[u8]) -> bool {
    const GRPC: &[u8] = b"application/grpc";
    let Some((start, rest)) = content_type.split_at_checked(GRPC.len()) else {
        return false;
    };
    start.eq_ignore_ascii_case(GRPC) && matches!(rest.first(), None | Some(b'+' | b';' | b'-'))
}

impl<B, R> Refused<B, R> {
    /// The response to a call that failed. Any other is given back, as far as headers say it, and so is one whose status has
    /// details of the service's own.
    pub(crate) fn of_call(mut response: Response<B>) -> Result<Self, Response<B>> {
        let status = Status::from_header_map(response.headers());
        let of_error = status.and_then(|status| {
            let code = grpc::Code::by_number(status.code().into())?;
            Some((status, code))
        });
        let Some((status, code)) = of_error else {
            return Err(response);
        };
        let extensions = response.extensions_mut();
        let source = extensions.get::<Status>().and_then(Error::source);
        let source = source.and_then(|source| source.downcast_ref::<Source>());
        let is_deferred = source.is_some_and(|Source(kept)| kept.deferred.take());
        let kept = source.map(|Source(kept)| kept.clone());
        if kept.is_some() {
            // A layer further out does not report it again.
            extensions.remove::<Status>();
            extensions.insert(Mark);
        }
        let is_own = extensions.get::<Mark>().is_some();
        if is_deferred {
            // The code may be another where it is rendered again.
            response.headers_mut().remove(Status::GRPC_STATUS);
        }
        if !is_own && !status.details().is_empty() {
            return Err(response);
        }
        Ok(Refused {
            // What stands for its code in HTTP.
            status: StatusCode::from_u16(code.status()).unwrap_or_default(),
            is_deferred,
            response,
            kept,
            message: Some(status.message().to_owned()),
            route: PhantomData,
        })
    }
}

/// Makes a response to a call of one whose body is a status. A code that the call failed with already stays.
pub(crate) fn answer(status: &mut StatusCode, headers: &mut HeaderMap, body: &[u8]) {
    let own = Status::from_header_map(headers).map(|status| status.code());
    // Every text is encoded, so that no header is invalid.
    let _ = super::read(body, own).add_header(headers);
    *status = StatusCode::OK;
}
