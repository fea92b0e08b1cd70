//! The service that the layer makes.

use super::{ResponseBody, ResponseFuture};
#[cfg(feature = "tonic")]
use crate::adapter::tonic;
#[cfg(feature = "rehearse")]
use crate::negotiate::prefer::Preference;
use crate::render::Asked;
use crate::request::{self, ErrorLayer, Incoming, RequestContext, Route, Wanted};
use bytes::Bytes;
use http::{Method, Request, Response, Uri};
use std::fmt;
use std::task::{Context, Poll};
use tower_service::Service;

/// What [`ErrorLayer`](super::ErrorLayer) makes of a service.
#[derive(Clone)]
pub struct ErrorService<S> {
    pub(super) inner: S,
    pub(super) layer: ErrorLayer,
}

impl<S, Req, Res> Service<Request<Req>> for ErrorService<S>
where
    S: Service<Request<Req>, Response = Response<Res>>,
    Res: http_body::Body<Data = Bytes>,
{
    type Response = Response<ResponseBody<Res>>;
    type Error = S::Error;
    type Future = ResponseFuture<S::Future, Res>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request<Req>) -> Self::Future {
        let context = RequestContext::new(&self.layer, &request);
        ResponseFuture {
            drive: request::call(context, || self.inner.call(request)),
        }
    }
}

impl<B> Incoming for Request<B> {
    type Route = Matched;

    fn method(&self) -> Method {
        self.method().clone()
    }

    fn asked(&self, wanted: &Wanted<'_>) -> Asked {
        #[cfg(feature = "tonic")]
        if tonic::is_call(self.headers()) {
            return Asked::of(self.headers(), wanted.contract.profile_of_calls(), wanted);
        }
        Asked::of(self.headers(), wanted.contract.profile, wanted)
    }

    fn target(&self) -> Uri {
        self.uri().clone()
    }

    fn route(&self) -> Matched {
        Matched {
            #[cfg(feature = "axum")]
            path: self.extensions().get().cloned(),
        }
    }

    #[cfg(feature = "rehearse")]
    fn asked_error(&self) -> Option<Preference> {
        request::asked_error(self.headers().get_all("prefer"))
    }
}

/// The route that a router of axum found for a request before the layer had it. Other services of tower have no
/// name for routes in common.
#[derive(Default)]
pub(crate) struct Matched {
    #[cfg(feature = "axum")]
    path: Option<axum::extract::MatchedPath>,
}

impl Route for Matched {
    fn pattern(&self) -> Option<&str> {
        #[cfg(feature = "axum")]
        return Some(self.path.as_ref()?.as_str());
        #[cfg(not(feature = "axum"))]
        None
    }
}

impl<S: fmt::Debug> fmt::Debug for ErrorService<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ErrorService")
            .field("inner", &self.inner)
            .finish_non_exhaustive()
    }
}
