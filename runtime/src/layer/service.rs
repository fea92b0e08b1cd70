//! The service that the layer makes.

use super::ResponseFuture;
use crate::profile::Profile;
use bytes::Bytes;
use http::{Request, Response};
use std::task::{Context, Poll};
use tower_service::Service;

/// What [`ErrorLayer`](super::ErrorLayer) makes of a service.
#[derive(Clone, Debug)]
pub struct ErrorService<S> {
    inner: S,
    profile: &'static Profile,
}

impl<S> ErrorService<S> {
    pub(super) fn new(inner: S, profile: &'static Profile) -> Self {
        ErrorService { inner, profile }
    }
}

impl<S, Req, Res> Service<Request<Req>> for ErrorService<S>
where
    S: Service<Request<Req>, Response = Response<Res>>,
    Res: From<Bytes>,
{
    type Response = S::Response;
    type Error = S::Error;
    type Future = ResponseFuture<S::Future>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request<Req>) -> Self::Future {
        let preferences = self.profile.preferences(request.headers());
        // A service may answer in `call` already.
        let scope = crate::scope::Scope::enter(preferences);
        let future = self.inner.call(request);
        drop(scope);
        ResponseFuture::new(future, preferences)
    }
}
