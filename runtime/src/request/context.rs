//! One request and its response, as far as errors are concerned.

use super::asked::Wanted;
use super::rewrite::Seen;
use super::{ErrorLayer, request_id};
#[cfg(feature = "rehearse")]
use crate::negotiate::prefer::Preference;
use crate::render::{Asked, CurrentRequest};
use crate::warning;
use http::{HeaderMap, HeaderName, HeaderValue, Method, Uri};
use std::cell::OnceCell;

/// A request, as a framework has it. Each method is called once at most, and only where something reads what it gives.
pub(crate) trait Incoming {
    type Route: Route + Default;

    fn method(&self) -> Method;

    fn asked(&self, wanted: &Wanted<'_>) -> Asked;

    fn target(&self) -> Uri;

    /// The route, where it is known before the service has the request.
    fn route(&self) -> Self::Route;

    /// The error that the request asks for.
    #[cfg(feature = "rehearse")]
    fn asked_error(&self) -> Option<Preference>;
}

/// The route of a request, as a framework has it.
pub(crate) trait Route {
    /// The pattern that matched the path.
    fn pattern(&self) -> Option<&str>;
}

/// The pattern of a route that is known when its response is.
#[allow(dead_code, reason = "not every framework has one")]
pub(crate) type LateRoute = OnceCell<String>;

impl Route for LateRoute {
    fn pattern(&self) -> Option<&str> {
        self.get().map(String::as_str)
    }
}

/// Made where the middleware is called, and kept until its response is settled.
pub(crate) struct RequestContext<R: ?Sized = dyn Route> {
    pub(crate) current: CurrentRequest,
    pub(super) layer: ErrorLayer,
    /// The error that the request asks for in the place of the service's answer.
    #[cfg(feature = "rehearse")]
    pub(super) asked_error: Option<Preference>,
    /// Whether something reads the route.
    pub(super) reads_route: bool,
    pub(crate) route: R,
}

impl<R: Route + Default> RequestContext<R> {
    pub(crate) fn new(layer: &ErrorLayer, request: &impl Incoming<Route = R>) -> Self {
        let keeps_errors = layer.on_error.is_some() || warning::has_subscriber();
        let contract = layer.contract;
        let profile = contract.profile;
        let reads_trace = keeps_errors || profile.reads_trace;
        #[cfg(feature = "rehearse")]
        let asked_error = layer.rehearsal.as_ref().and_then(|_| request.asked_error());
        #[cfg(feature = "rehearse")]
        let rehearses = asked_error.is_some();
        #[cfg(not(feature = "rehearse"))]
        let rehearses = false;
        let reads_path = profile.reads_path || rehearses;
        let reads_route =
            keeps_errors || rehearses || cfg!(any(feature = "metrics", feature = "testing"));
        let wanted = Wanted {
            contract,
            id: layer.id_header,
            has_trace: reads_trace,
        };
        let route = if reads_route {
            request.route()
        } else {
            R::default()
        };
        let method = request.method();
        let target = reads_path.then(|| Box::new(request.target()));
        let make_id = layer.id_header.map(|_| request_id::make as fn() -> _);
        let asked = request.asked(&wanted);
        RequestContext {
            current: CurrentRequest::new(contract, asked, keeps_errors, method, target, make_id),
            layer: layer.clone(),
            #[cfg(feature = "rehearse")]
            asked_error,
            reads_route,
            route,
        }
    }
}

impl RequestContext {
    pub(super) fn is_head(&self) -> bool {
        *self.current.method() == Method::HEAD
    }

    /// Takes the id that a response has already: an inner layer's, or one that the handler chose.
    pub(super) fn adopt_id(&self, response: &dyn Seen) {
        let id = self.layer.id_header.and_then(|name| response.header(name));
        if let Some(id) = id.filter(request_id::is_well_formed) {
            self.current.adopt_id(id);
        }
    }

    /// The header of the id, where there is one.
    pub(super) fn id_header(&self) -> Option<(HeaderName, HeaderValue)> {
        Some((self.layer.id_header?.clone(), self.current.id()?))
    }

    pub(super) fn set_id(&self, headers: &mut HeaderMap) {
        if let Some((name, id)) = self.id_header() {
            headers.insert(name, id);
        }
    }
}
