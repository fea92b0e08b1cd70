//! The endpoint that the middleware makes, over what tower's middleware has: poem's requests and responses are those
//! of the `http` crate in types of its own.

use super::respond;
use crate::adapter::tower::{Noted, Refused, ResponseBody};
#[cfg(feature = "rehearse")]
use crate::negotiate::prefer::Preference;
use crate::render::Asked;
use crate::request::{
    self, Drive, ErrorLayer, Incoming, Outcome, OwnAnswer, RequestContext, Route, Wanted,
};
use bytes::Bytes;
use http::{Extensions, Method, Uri};
#[cfg(feature = "rehearse")]
use http::{HeaderName, HeaderValue};
use http_body_util::combinators::BoxBody;
use poem::{Endpoint, IntoResponse, Middleware, PathPattern, Request, Response};
use std::cell::OnceCell;
use std::fmt;
use std::io;

type Body = BoxBody<Bytes, io::Error>;

impl<E: Endpoint> Middleware<E> for ErrorLayer {
    type Output = ErrorEndpoint<E>;

    fn transform(&self, inner: E) -> Self::Output {
        ErrorEndpoint {
            inner,
            layer: self.clone(),
        }
    }
}

/// What [`ErrorLayer`] makes of an endpoint.
pub struct ErrorEndpoint<E> {
    inner: E,
    layer: ErrorLayer,
}

impl<E: Endpoint> Endpoint for ErrorEndpoint<E> {
    type Output = Response;

    async fn call(&self, request: Request) -> poem::Result<Response> {
        let context = RequestContext::new(&self.layer, &request);
        let answered: Drive<_, Refused<Body, Matched>> = request::call(context, || async {
            match self.inner.call(request).await {
                Ok(output) => output.into_response(),
                Err(error) => respond::of_failure(error),
            }
        });
        Ok(answered.await)
    }
}

impl Outcome for Response {
    type Answer = Refused<Body, Matched>;
    type Settled = Response;

    fn open(self) -> Result<Self::Answer, Self> {
        let status = self.status();
        if status.is_client_error() || status.is_server_error() {
            Ok(Refused::new(self.into()))
        } else {
            Err(self)
        }
    }

    fn pass(self) -> Response {
        self
    }

    fn settled(response: http::Response<ResponseBody<Body>>) -> Response {
        // poem's own conversion loses the length of the body.
        respond::response(response.map(|body| BoxBody::new(body).into()))
    }

    fn answer(answer: OwnAnswer) -> Response {
        let response = answer.response;
        Self::settled(response.map(|body| ResponseBody::own(Some(body))))
    }

    #[cfg(feature = "rehearse")]
    fn add_header(settled: &mut Response, name: HeaderName, value: HeaderValue) {
        settled.headers_mut().append(name, value);
    }
}

impl Incoming for Request {
    type Route = Matched;

    fn method(&self) -> Method {
        self.method().clone()
    }

    fn asked(&self, wanted: &Wanted<'_>) -> Asked {
        Asked::of(self.headers(), wanted.contract.profile, wanted)
    }

    fn target(&self) -> Uri {
        // Only a server notes it: a request that a test makes has one, which routers may shorten.
        let original = self.original_uri();
        let is_noted = *original != Uri::default();
        if is_noted { original } else { self.uri() }.clone()
    }

    /// Of a layer inside a route. One around all routes learns it from the response.
    fn route(&self) -> Matched {
        Matched(
            self.data::<PathPattern>()
                .cloned()
                .map(OnceCell::from)
                .unwrap_or_default(),
        )
    }

    #[cfg(feature = "rehearse")]
    fn asked_error(&self) -> Option<Preference> {
        request::asked_error(self.headers().get_all("prefer"))
    }
}

/// The pattern of the route that a request was for.
#[derive(Default)]
pub(crate) struct Matched(OnceCell<PathPattern>);

impl Route for Matched {
    fn pattern(&self) -> Option<&str> {
        Some(&self.0.get()?.0)
    }
}

impl Noted for Matched {
    fn note(&self, response: &Extensions) {
        if let Some(pattern) = response.get::<PathPattern>() {
            self.0.get_or_init(|| pattern.clone());
        }
    }
}

impl<E: fmt::Debug> fmt::Debug for ErrorEndpoint<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ErrorEndpoint")
            .field("inner", &self.inner)
            .finish_non_exhaustive()
    }
}
