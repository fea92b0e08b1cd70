//! A service that answers at once, alone and inside the layer.

use super::CHROME;
use super::by_hand;
use super::errorbook::{ACME, OrgError, request};
use axum::body::Body;
use axum::response::IntoResponse;
use errorbook::tower::ErrorLayer;
use http::header::ACCEPT;
use http::{HeaderMap, HeaderName, HeaderValue, Request, Response};
use std::convert::Infallible;
use std::future::{Ready, ready};
use std::hint::black_box;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};
use tower_layer::Layer;
use tower_service::Service;

/// A service that calls this for each request.
#[derive(Clone)]
struct Answers(fn() -> Response<Body>);

impl Service<Request<Body>> for Answers {
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = Ready<Result<Response<Body>, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, _: Request<Body>) -> Self::Future {
        ready(Ok((self.0)()))
    }
}

/// A service that keeps two headers of the request until there is a response.
struct Keeps {
    inner: Answers,
    id: HeaderName,
}

struct Kept {
    inner: Ready<Result<Response<Body>, Infallible>>,
    headers: [Option<HeaderValue>; 2],
}

impl Service<Request<Body>> for Keeps {
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = Kept;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request<Body>) -> Kept {
        let headers = [&ACCEPT, &self.id].map(|name| request.headers().get(name).cloned());
        Kept {
            inner: self.inner.call(request),
            headers,
        }
    }
}

impl Future for Kept {
    type Output = Result<Response<Body>, Infallible>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        black_box(&self.headers);
        Pin::new(&mut self.inner).poll(cx)
    }
}

/// One request to a service that succeeds.
pub(crate) fn success() -> impl FnMut() -> u16 {
    alone(|| Response::new(Body::empty()))
}

/// The same through the layer.
pub(crate) fn layered_success() -> impl FnMut() -> u16 {
    layered(true, || Response::new(Body::empty()))
}

/// The same through a layer that keeps the two headers which an error may need, and does nothing with them: no layer
/// that knows of Accept and of the request's id costs less.
pub(crate) fn kept_success() -> impl FnMut() -> u16 {
    let headers = request(CHROME);
    let mut service = Keeps {
        inner: Answers(|| Response::new(Body::empty())),
        id: HeaderName::from_static("x-request-id"),
    };
    move || exchange(&mut service, &headers)
}

/// One request to a service whose error was written by hand.
pub(crate) fn error_by_hand() -> impl FnMut() -> u16 {
    alone(|| by_hand::not_found().map(Body::from))
}

/// One request to a service whose error is errorbook's, through the layer, without a request's id.
pub(crate) fn layered_error() -> impl FnMut() -> u16 {
    layered(false, || OrgError::NotFound.into_response())
}

fn alone(answer: fn() -> Response<Body>) -> impl FnMut() -> u16 {
    let headers = request(CHROME);
    let mut service = Answers(answer);
    move || exchange(&mut service, &headers)
}

/// The layer is made at the first call: a process that has one has errors travel with their responses, which
/// other rows would pay for.
fn layered(has_id: bool, answer: fn() -> Response<Body>) -> impl FnMut() -> u16 {
    let headers = request(CHROME);
    let mut service = None;
    move || {
        let layer = || {
            let mut layer = ErrorLayer::with_profile(&ACME);
            if !has_id {
                layer = layer.request_id_header(None);
            }
            layer.layer(Answers(answer))
        };
        exchange(service.get_or_insert_with(layer), &headers)
    }
}

/// The response is dropped here: it is what both write, and not what the layer costs.
fn exchange<S, B>(service: &mut S, headers: &HeaderMap) -> u16
where
    S: Service<Request<Body>, Response = Response<B>, Error = Infallible>,
{
    let mut request = Request::new(Body::empty());
    request.headers_mut().clone_from(headers);
    let answer = pin!(service.call(request));
    match answer.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(response)) => response.status().as_u16(),
        Poll::Ready(Err(never)) => match never {},
        Poll::Pending => unreachable!("the service is ready at once"),
    }
}
