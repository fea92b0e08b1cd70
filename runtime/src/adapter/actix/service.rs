//! The service that the middleware makes.

use super::{ResponseFuture, head};
use crate::negotiate::preferences::Preferences;
use crate::render::{Asked, RequestParts};
use crate::request::{self, ErrorLayer, Options, RequestContext};
use actix_web::Error;
use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{Service, ServiceRequest, ServiceResponse, Transform};
use actix_web::http::Method;
use actix_web::http::header::{ACCEPT, HeaderName};
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

impl<S> ErrorService<S> {
    fn begin(&self, request: &ServiceRequest) -> RequestContext {
        let headers = request.headers();
        let given = self.id_header.as_ref().and_then(|name| headers.get(name));
        RequestContext::new(
            &self.options,
            *request.method() == Method::HEAD,
            Asked::Preferences(Preferences::negotiate(
                self.options.contract.profile,
                headers.get_all(ACCEPT),
            )),
            given.and_then(head::value_of),
            || RequestParts {
                method: request.method().as_str().parse().unwrap_or_default(),
                target: request.uri().to_string().parse().unwrap_or_default(),
                traceparent: headers.get("traceparent").and_then(head::value_of),
            },
        )
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
        ResponseFuture {
            drive: request::call(self.begin(&request), || self.inner.call(request)),
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
