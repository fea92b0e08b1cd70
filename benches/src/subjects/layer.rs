//! A service that answers at once, alone and inside the layer.

use super::CHROME;
use super::by_hand;
use super::errorbook::{ACME, OrgError, request};
use super::parts::{Guards, Keeps};
use axum::body::Body;
use axum::response::IntoResponse;
use errorbook::tower::ErrorLayer;
use http::{HeaderMap, Request, Response};
use std::convert::Infallible;
use std::future::{Ready, ready};
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use tower_layer::Layer;
use tower_service::Service;

/// A service that calls this for each request.
#[derive(Clone)]
pub(super) struct Answers(pub(super) fn(&Request<Body>) -> Response<Body>);

impl Service<Request<Body>> for Answers {
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = Ready<Result<Response<Body>, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        ready(Ok((self.0)(&request)))
    }
}

/// One request to a service that succeeds.
pub(crate) fn success() -> impl FnMut() -> u16 {
    alone(|_| Response::new(Body::empty()))
}

/// The same through the layer.
pub(crate) fn layered_success() -> impl FnMut() -> u16 {
    layered(true, |_| Response::new(Body::empty()))
}

/// The same through a layer that keeps the two headers which an error may need, and does nothing with them.
pub(crate) fn kept_success() -> impl FnMut() -> u16 {
    through(Keeps(Answers(|_| Response::new(Body::empty()))))
}

/// The same through a layer that catches panics too, with these headers at hand.
pub(crate) fn guarded_success() -> impl FnMut() -> u16 {
    through(Guards(Answers(|_| Response::new(Body::empty()))))
}

/// One request to a service whose error was written by hand.
pub(crate) fn error_by_hand() -> impl FnMut() -> u16 {
    alone(|_| by_hand::not_found().map(Body::from))
}

/// One request to a service whose error is errorbook's, through the layer, without a request's id.
pub(crate) fn layered_error() -> impl FnMut() -> u16 {
    layered(false, |_| OrgError::NotFound.into_response())
}

fn alone(answer: fn(&Request<Body>) -> Response<Body>) -> impl FnMut() -> u16 {
    through(Answers(answer))
}

fn through<S>(mut service: S) -> impl FnMut() -> u16
where
    S: Service<Request<Body>, Response = Response<Body>, Error = Infallible>,
{
    let headers = request(CHROME);
    move || exchange(&mut service, &headers)
}

/// The layer is made at the first call: a process that has one has errors travel with their responses, which
/// other rows would pay for.
fn layered(has_id: bool, answer: fn(&Request<Body>) -> Response<Body>) -> impl FnMut() -> u16 {
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
    answer_of(service, request).status().as_u16()
}

pub(super) fn answer_of<S, B>(service: &mut S, request: Request<Body>) -> Response<B>
where
    S: Service<Request<Body>, Response = Response<B>, Error = Infallible>,
{
    let answer = pin!(service.call(request));
    match answer.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(response)) => response,
        Poll::Ready(Err(never)) => match never {},
        Poll::Pending => unreachable!("the service is ready at once"),
    }
}
