//! The layer as a fairing, and the catcher that it registers.

use super::exchange::{self, Attached, Pending};
use super::refused::Refused;
use super::{head, routes};
use crate::request::{self, Drive, ErrorLayer, LateRoute};
use rocket::fairing::{self, Fairing, Info, Kind};
use rocket::http::Status;
use rocket::{Build, Catcher, Data, Request, Response, Rocket, catcher};
use std::any::Any;
use std::panic::resume_unwind;

#[rocket::async_trait]
impl Fairing for ErrorLayer {
    fn info(&self) -> Info {
        Info {
            name: "errorbook::ErrorLayer",
            kind: Kind::Ignite | Kind::Request | Kind::Response | Kind::Singleton,
        }
    }

    async fn on_ignite(&self, rocket: Rocket<Build>) -> fairing::Result {
        let is_everything = |catcher: &Catcher| catcher.code.is_none() && catcher.base == "/";
        let is_registered = rocket.catchers().any(is_everything);
        let rocket = rocket.manage(Attached(self.clone()));
        Ok(if is_registered {
            rocket
        } else {
            rocket.register("/", vec![Catcher::new(None, CatchAll)])
        })
    }

    async fn on_request(&self, request: &mut Request<'_>, _: &mut Data<'_>) {
        let method = request.method();
        exchange::with(request, |exchange| exchange.method = Some(method));
    }

    async fn on_response<'r>(&self, request: &'r Request<'_>, response: &mut Response<'r>) {
        let is_error = response.status().code >= 400;
        if is_error && !exchange::with(request, |exchange| exchange.is_settled) {
            *response = settle(request, Ok(std::mem::take(response))).await;
        }
    }
}

/// Decides on a response whose status is an error's, or on a panic.
async fn settle<'r>(
    request: &'r Request<'_>,
    response: Result<Response<'r>, Box<dyn Any + Send>>,
) -> Response<'r> {
    let (context, refused) = exchange::with(request, |exchange| {
        exchange.is_settled = true;
        let mut context = exchange.take_context(request);
        // The last of those that the request was forwarded to.
        let route = request.route().map(|route| route.uri.path().to_owned());
        context.route = route.map(LateRoute::from).unwrap_or_default();
        let refused = response.map(|response| Refused {
            rendered: exchange.take_rendered(&response),
            response,
        });
        (context, refused)
    });
    let answered = async { refused.unwrap_or_else(|payload| resume_unwind(payload)) };
    let settled: Drive<_, Refused<'r>> = request::call(context, || answered);
    settled.await
}

/// The catcher of every status.
#[derive(Clone, Copy)]
struct CatchAll;

#[rocket::async_trait]
impl catcher::Handler for CatchAll {
    async fn handle<'r>(&self, status: Status, request: &'r Request<'_>) -> catcher::Result<'r> {
        let response = exchange::with(request, |exchange| match exchange.pending.take() {
            Some(Pending::Panic(payload)) if status == Status::InternalServerError => {
                Some(Err(payload))
            }
            Some(Pending::Refusal {
                status: of,
                mut response,
            }) if of == status.code => {
                exchange.note(&mut response);
                Some(Ok(head::response(response)))
            }
            _ => None,
        });
        let response = response.unwrap_or_else(|| Ok(unanswered(status, request)));
        Ok(settle(request, response).await)
    }
}

/// The response of Rocket's own: it has a status and nothing else.
fn unanswered(status: Status, request: &Request<'_>) -> Response<'static> {
    let mut response = Response::new();
    let method = exchange::with(request, |exchange| exchange.method);
    let (status, allow) = routes::refuse_method(status, request, method);
    response.set_status(status);
    if let Some(allow) = allow {
        response.set_raw_header("allow", allow);
    }
    response
}
