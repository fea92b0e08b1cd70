//! The service that the layer makes.

use super::{ResponseBody, ResponseFuture};
use crate::profile::Profile;
use crate::render::{Asked, RequestParts};
use crate::request::{self, Options, RequestContext};
use bytes::Bytes;
use http::header::{ACCEPT, HeaderMap};
use http::{Method, Request, Response};
use std::fmt;
use std::sync::Arc;
use std::task::{Context, Poll};
use tower_service::Service;

/// What [`ErrorLayer`](super::ErrorLayer) makes of a service.
#[derive(Clone)]
pub struct ErrorService<S> {
    inner: S,
    options: Arc<Options>,
}

impl<S> ErrorService<S> {
    pub(super) fn new(inner: S, options: &Arc<Options>) -> Self {
        ErrorService {
            inner,
            options: Arc::clone(options),
        }
    }
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
        let headers = request.headers();
        let id = self.options.id_header.as_ref();
        let context = RequestContext::new(
            &self.options,
            *request.method() == Method::HEAD,
            asked(self.options.contract.profile, headers),
            id.and_then(|name| headers.get(name)).cloned(),
            || RequestParts {
                method: request.method().clone(),
                target: request.uri().clone(),
                traceparent: headers.get("traceparent").cloned(),
            },
        );
        ResponseFuture {
            drive: request::call(context, || self.inner.call(request)),
        }
    }
}

/// The only line of an Accept is kept; several, which are rare, are read at once.
fn asked(profile: &'static Profile, headers: &HeaderMap) -> Asked {
    let mut lines = headers.get_all(ACCEPT).iter();
    let first = lines.next();
    if lines.next().is_none() {
        Asked::Accept(first.cloned())
    } else {
        Asked::Preferences(profile.preferences(headers))
    }
}

impl<S: fmt::Debug> fmt::Debug for ErrorService<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ErrorService")
            .field("inner", &self.inner)
            .finish_non_exhaustive()
    }
}
