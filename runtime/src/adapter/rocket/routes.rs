//! What the layer learns of routes: of their handlers what Rocket keeps to itself, and which methods a path has.

use super::exchange::{self, Pending};
use super::extract::Params;
use crate::extract::Refused;
use crate::render::convert::respond_by_reference;
use rocket::futures::FutureExt;
use rocket::http::{Method, Status};
use rocket::route::{Handler, Outcome};
use rocket::{Data, Request, Route};
use std::future::poll_fn;
use std::panic::AssertUnwindSafe;
use std::pin::pin;

/// Wraps the handlers of routes: a panic is reported with its message, and what a [`Path`](super::extract::Path) was refused
/// with is the answer to its request. Rocket tells fairings and catchers neither.
///
/// ```
/// use rocket::{get, routes};
///
/// #[get("/")]
/// fn index() -> &'static str {
///     "hello"
/// }
///
/// let service = rocket::build().mount("/", errorbook::rocket::routes(routes![index]));
/// ```
pub fn routes(routes: impl Into<Vec<Route>>) -> Vec<Route> {
    let mut routes = routes.into();
    for route in &mut routes {
        route.handler = Box::new(Watched(route.handler.clone()));
    }
    routes
}

#[derive(Clone)]
struct Watched(Box<dyn Handler>);

#[rocket::async_trait]
impl Handler for Watched {
    async fn handle<'r>(&self, request: &'r Request<'_>, data: Data<'r>) -> Outcome<'r> {
        let params = Params::of(request);
        let mut handled = pin!(async { self.0.handle(request, data).await });
        let handled = poll_fn(move |cx| {
            let polled = params.within(|| handled.as_mut().poll(cx));
            polled.map(|outcome| (outcome, params.take_refused()))
        });
        match AssertUnwindSafe(handled).catch_unwind().await {
            Ok((outcome, refused)) => {
                if let (Outcome::Forward((_, status)), Some(refusal)) = (&outcome, refused) {
                    let respond = || respond_by_reference(&Refused::from(refusal));
                    exchange::with(request, |exchange| {
                        exchange.refuse(request, Some(status.code), respond)
                    });
                }
                outcome
            }
            Err(payload) => {
                let pending = Pending::Panic(payload);
                exchange::with(request, |exchange| exchange.pending = Some(pending));
                Outcome::Error(Status::InternalServerError)
            }
        }
    }
}

/// The status and the Allow of a request that no route is for, since those of its path are for other methods. Rocket has
/// 404 for them, and 400 for a method that it does not know.
pub(super) fn refuse_method(
    status: Status,
    request: &Request<'_>,
    method: Option<Method>,
) -> (Status, Option<String>) {
    let is_unknown = method.is_none() && status == Status::BadRequest;
    let is_unrouted = status == Status::NotFound && request.route().is_none();
    if !is_unknown && !is_unrouted {
        return (status, None);
    }
    let routes = request.rocket().routes();
    let mut allowed: Vec<&str> = Vec::new();
    for route in routes.filter(|route| has_path(route, request)) {
        allowed.push(route.method.as_str());
        if route.method == Method::Get {
            allowed.push(Method::Head.as_str());
        }
    }
    allowed.sort_unstable();
    allowed.dedup();
    let is_allowed = method.is_some_and(|method| allowed.contains(&method.as_str()));
    if allowed.is_empty() || is_allowed {
        return (Status::NotFound, None);
    }
    (Status::MethodNotAllowed, Some(allowed.join(", ")))
}

/// Whether a path is one of a route's, as Rocket's router decides.
fn has_path(route: &Route, request: &Request<'_>) -> bool {
    let mut asked = request.uri().path().segments();
    for segment in route.uri.origin.path().raw_segments() {
        let segment = segment.as_str();
        let is_dynamic = segment.starts_with('<') && segment.ends_with('>');
        if is_dynamic && segment.ends_with("..>") {
            return true;
        }
        match asked.next() {
            Some(asked) if is_dynamic || asked == segment => {}
            _ => return false,
        }
    }
    asked.next().is_none()
}
