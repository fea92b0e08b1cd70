//! gRPC by tonic 0.14: derived errors become a `tonic::Status` where the feature `tonic` is on, and the middleware,
//! [`tower::ErrorLayer`](crate::tower::ErrorLayer), answers calls with one.
//!
//! A response of HTTP that an error became inside a call is answered with its status too. That of an error that borrows, made in
//! a task of its own, has its code and its message, and no fields.
//!
//! ```
//! use errorbook::{ApiError, Profile, catalogue, tower::ErrorLayer};
//! use tonic::{Code, Request, Response, Status};
//!
//! #[derive(Debug, ApiError)]
//! #[api_error(prefix = "ORG")]
//! #[status(409)]
//! #[code("ORG_TAKEN")]
//! #[grpc(already_exists)]
//! #[message("there is an organization {slug}")]
//! struct Taken {
//!     #[expose]
//!     slug: String,
//! }
//!
//! static ACME: Profile = Profile::new().domain("orgs.acme.example");
//! catalogue! {
//!     static ERRORS = [Taken, errorbook::HttpError];
//!     profile = ACME;
//! }
//!
//! fn store(slug: String) -> Result<(), Taken> {
//!     Err(Taken { slug })
//! }
//!
//! // A method of a service.
//! async fn create(request: Request<String>) -> Result<Response<()>, Status> {
//!     store(request.into_inner())?;
//!     Ok(Response::new(()))
//! }
//!
//! // `tonic::transport::Server::builder().layer(ErrorLayer::new(&ERRORS)).add_service(…)`
//! let layer = ErrorLayer::new(&ERRORS);
//!
//! let status = Status::from(Taken { slug: "acme".into() });
//! assert_eq!(status.code(), Code::AlreadyExists);
//! assert_eq!(status.message(), "there is an organization acme");
//! ```

mod call;

pub(super) use call::{answer, is_call};

/// What generated code may name.
#[doc(hidden)]
pub mod __private {
    pub use super::{respond_borrowed, respond_owned};
    pub use tonic::Status;
}

use crate::render::convert::{self, KeptError};
use crate::render::protobuf;
use crate::render::{AnyError, ApiError, Problem};
use bytes::Bytes;
use http::Response;
use prost::Message;
use std::error::Error;
use std::fmt;
use std::sync::Arc;
use tonic::metadata::MetadataMap;
use tonic::{Code, Status};

#[doc(hidden)]
#[macro_export]
macro_rules! __tonic {
    ($({ [$($generics:tt)*] [$ty:ty] [$($clause:tt)*] $respond:ident [$($inner:ty,)*] })*) => {
        $(
            #[automatically_derived]
            impl<$($generics)*> ::core::convert::From<$ty> for $crate::tonic::__private::Status $($clause)* {
                fn from(__error: $ty) -> Self {
                    $crate::tonic::__private::$respond(__error)
                }
            }
        )*
    };
}

/// Called by generated code.
#[doc(hidden)]
pub fn respond_owned<E: ApiError + 'static>(error: E) -> Status {
    status(convert::respond_to_call(error))
}

/// The same for an error that borrows.
#[doc(hidden)]
#[allow(
    clippy::needless_pass_by_value,
    reason = "generated code calls it as it calls the other"
)]
pub fn respond_borrowed<E: ApiError>(error: E) -> Status {
    status(convert::respond_to_call_borrowed(&error))
}

impl<E: ApiError + 'static> From<Problem<E>> for Status {
    fn from(problem: Problem<E>) -> Self {
        respond_owned(problem.0)
    }
}

crate::__tonic! {
    { [] [Box<dyn ApiError>] [] respond_owned [] }
}

impl From<AnyError> for Status {
    fn from(error: AnyError) -> Self {
        respond_owned(error.into_inner())
    }
}

/// The status of a response whose body is one, and whose headers are metadata.
fn status((response, error): (Response<Bytes>, KeptError)) -> Status {
    let (head, details) = response.into_parts();
    let mut metadata = head.headers;
    metadata.remove(http::header::CONTENT_TYPE);
    let mut status = read(&details, None);
    *status.metadata_mut() = MetadataMap::from_headers(metadata);
    status.set_source(Arc::new(Source(error)));
    status
}

/// A status of `google.rpc`, as far as it fits into headers, with its code or another.
fn read(status: &[u8], code: Option<Code>) -> Status {
    let mut status = protobuf::Status::decode(status)
        .unwrap_or_default()
        .shortened();
    status.code = code.map_or(status.code, i32::from);
    let details = Bytes::from(status.encode_to_vec());
    Status::with_details(Code::from_i32(status.code), status.message, details)
}

/// The source of a status: the error that it was made of, which a layer finds there.
struct Source(KeptError);

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0.error, f)
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0.error, f)
    }
}

impl Error for Source {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.error.source()
    }
}
