//! The service that the middleware makes.

use super::{ResponseFuture, head};
#[cfg(feature = "rehearse")]
use crate::negotiate::prefer::Preference;
use crate::negotiate::preferences::Preferences;
use crate::render::{Asked, Contract};
use crate::request::{self, ErrorLayer, Incoming, LateRoute, Options, RequestContext};
use actix_web::Error;
use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{Service, ServiceRequest, ServiceResponse, Transform};
use actix_web::http::header::{ACCEPT, ACCEPT_LANGUAGE, HeaderName};
use http::{HeaderValue, Method, Uri};
use std::fmt;
use std::future::{Ready, ready};
use std::sync::Arc;
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
        let options = Arc::clone(self.options());
        ready(Ok(ErrorService {
            inner,
            id_header: options.id_header.as_ref().and_then(head::name),
            options,
        }))
    }
}

/// What [`ErrorLayer`] makes of a service.
pub struct ErrorService<S> {
    inner: S,
    options: Arc<Options>,
    /// In actix's type: made once, since a name that is no standard one allocates.
    id_header: Option<HeaderName>,
}

/// A static, since a name that is no standard one allocates where it is made.
static TRACEPARENT: HeaderName = HeaderName::from_static("traceparent");

impl Incoming for ServiceRequest {
    type Route = LateRoute;

    fn method(&self) -> Method {
        self.method().as_str().parse().unwrap_or_default()
    }

    fn asked(&self, contract: &'static Contract) -> Asked {
        let headers = self.headers();
        let preferences = Preferences::negotiate(contract.profile, headers.get_all(ACCEPT));
        let accept_language = || headers.get_all(ACCEPT_LANGUAGE);
        Asked::Preferences(preferences.in_preferred(contract.languages, accept_language))
    }

    fn traceparent(&self) -> Option<HeaderValue> {
        request::only(self.headers().get_all(&TRACEPARENT)).and_then(head::value_of)
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
        let id = self.id_header.as_ref();
        let id = id.and_then(|name| request.headers().get(name));
        let context = RequestContext::new(&self.options, &request, id.and_then(head::value_of));
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
