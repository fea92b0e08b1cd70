//! The service that the middleware makes.

use super::{ResponseFuture, head};
#[cfg(feature = "rehearse")]
use crate::negotiate::prefer::Preference;
use crate::negotiate::preferences::Preferences;
use crate::render::Asked;
use crate::request::{self, ErrorLayer, Incoming, LateRoute, RequestContext, Wanted};
use actix_web::Error;
use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{Service, ServiceRequest, ServiceResponse, Transform};
use actix_web::http::header::{ACCEPT, ACCEPT_LANGUAGE};
use http::{Method, Uri};
use std::fmt;
use std::future::{Ready, ready};
use std::task::{Context, Poll};

impl<S, B> Transform<S, ServiceRequest> for ErrorLayer
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody + 'static,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = Error;
    type Transform = ErrorService<S>;
    type InitError = ();
    type Future = Ready<Result<Self::Transform, Self::InitError>>;

    fn new_transform(&self, inner: S) -> Self::Future {
        ready(Ok(ErrorService {
            inner,
            layer: self.clone(),
        }))
    }
}

/// What [`ErrorLayer`] makes of a service.
pub struct ErrorService<S> {
    inner: S,
    layer: ErrorLayer,
}

impl Incoming for ServiceRequest {
    type Route = LateRoute;

    fn method(&self) -> Method {
        self.method().as_str().parse().unwrap_or_default()
    }

    fn asked(&self, wanted: &Wanted<'_>) -> Asked {
        let headers = self.headers();
        let preferences = Preferences::negotiate(wanted.contract.profile, headers.get_all(ACCEPT));
        let accept_language = || headers.get_all(ACCEPT_LANGUAGE);
        let preferences = preferences.in_preferred(wanted.contract.languages, accept_language);
        Asked::parsed(preferences, wanted, |name, number| {
            // To look up a name that is no standard one allocates.
            let mut lines = headers
                .iter()
                .filter(|(own, _)| own.as_str() == name.as_str());
            head::value_of(lines.nth(number)?.1)
        })
    }

    fn target(&self) -> Uri {
        self.uri().to_string().parse().unwrap_or_default()
    }

    /// Its pattern is put together in a text of its own, which a success does not pay for.
    fn route(&self) -> LateRoute {
        LateRoute::default()
    }

    #[cfg(feature = "rehearse")]
    fn asked_error(&self) -> Option<Preference> {
        request::asked_error(self.headers().get_all("prefer"))
    }
}

impl<S, B> Service<ServiceRequest> for ErrorService<S>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody + 'static,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = Error;
    type Future = ResponseFuture<S::Future, B>;

    fn poll_ready(&self, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&self, request: ServiceRequest) -> Self::Future {
        let context = RequestContext::new(&self.layer, &request);
        ResponseFuture {
            drive: request::call(context, || self.inner.call(request)),
        }
    }
}

impl<S: fmt::Debug> fmt::Debug for ErrorService<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ErrorService")
            .field("inner", &self.inner)
            .finish_non_exhaustive()
    }
}
