//! A service that succeeds, alone and inside the layer.

use super::AXIOS;
use super::errorbook::{ACME, request};
use axum::body::Body;
use errorbook::tower::ErrorLayer;
use http::{Request, Response};
use std::convert::Infallible;
use std::future::{Ready, ready};
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use tower_layer::Layer;
use tower_service::Service;

type Answer = Result<Response<Body>, Infallible>;

#[derive(Clone)]
struct Succeed;

impl Service<Request<Body>> for Succeed {
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = Ready<Answer>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, _: Request<Body>) -> Self::Future {
        ready(Ok(Response::new(Body::empty())))
    }
}

/// Answers one request with a 200, each time it is called. The layer is made at the first call: a process
/// that has one has errors travel with their responses, which other rows would pay for.
pub(crate) fn success(layered: bool) -> Box<dyn FnMut() -> Response<Body>> {
    if layered {
        exchange(|| ErrorLayer::with_profile(&ACME).layer(Succeed))
    } else {
        exchange(|| Succeed)
    }
}

fn exchange<S>(make: fn() -> S) -> Box<dyn FnMut() -> Response<Body>>
where
    S: Service<Request<Body>, Response = Response<Body>, Error = Infallible> + 'static,
{
    let headers = request(AXIOS);
    let mut service = None;
    Box::new(move || {
        let mut request = Request::new(Body::empty());
        request.headers_mut().clone_from(&headers);
        let answer = pin!(service.get_or_insert_with(make).call(request));
        match answer.poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(Ok(response)) => response,
            Poll::Ready(Err(never)) => match never {},
            Poll::Pending => unreachable!("the service is ready at once"),
        }
    })
}
