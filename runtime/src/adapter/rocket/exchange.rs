//! One request and its response, in the cache that Rocket has for each request: what a responder, a guard and a catcher
//! know of it for each other. Rocket has no extensions of responses that could say it.

use super::head;
#[cfg(feature = "rehearse")]
use crate::negotiate::prefer::Preference;
use crate::negotiate::preferences::Preferences;
use crate::profile::Profile;
use crate::render::Asked;
use crate::render::convert::{Deferred, KeptError};
use crate::request::{ErrorLayer, Incoming, LateRoute, RequestContext, Wanted};
use bytes::Bytes;
use http::header::{ACCEPT, ACCEPT_LANGUAGE, CONTENT_TYPE};
use http::{HeaderValue, Response, Uri};
use rocket::Request;
use rocket::http::Method;
use std::any::Any;
use std::sync::{LazyLock, Mutex, PoisonError};

/// The layer that is attached, as managed state.
pub(super) struct Attached(pub(super) ErrorLayer);

/// A request and its response.
#[derive(Default)]
pub(super) struct Exchange {
    /// As the request came: Rocket answers HEAD as GET. `None` where it passed no fairing.
    pub(super) method: Option<Method>,
    context: Option<RequestContext<LateRoute>>,
    /// What answers where Rocket calls the catcher.
    pub(super) pending: Option<Pending>,
    rendered: Option<Rendered>,
    /// Whether a catcher settled the response.
    pub(super) is_settled: bool,
}

/// Why Rocket calls the catcher.
pub(super) enum Pending {
    /// A guard failed, and what it failed with has become a response.
    Refusal {
        /// The status that the catcher is called with.
        status: u16,
        response: Response<Bytes>,
    },
    /// A handler panicked.
    Panic(Box<dyn Any + Send>),
}

/// The response that was made of an error last.
pub(super) struct Rendered {
    status: u16,
    content_type: Option<HeaderValue>,
    pub(super) kept: Option<KeptError>,
}

/// Calls a closure with what is known of a request. It holds a lock: the closure must not call this again.
pub(super) fn with<T>(request: &Request<'_>, run: impl FnOnce(&mut Exchange) -> T) -> T {
    let exchange = request.local_cache(Mutex::<Exchange>::default);
    run(&mut exchange.lock().unwrap_or_else(PoisonError::into_inner))
}

/// A response that is made with the request at hand.
pub(super) fn render(
    request: &Request<'_>,
    respond: impl FnOnce() -> Response<Bytes>,
) -> rocket::Response<'static> {
    head::response(with(request, |exchange| {
        let mut response = exchange.respond(request, respond);
        exchange.note(&mut response);
        response
    }))
}

impl Exchange {
    fn respond<T>(&mut self, request: &Request<'_>, respond: impl FnOnce() -> T) -> T {
        let context = self.take_context(request);
        let response = context.current.within(respond);
        self.context = Some(context);
        response
    }

    /// Keeps the response to what a guard failed with, for the catcher that is called with a status: its own, unless
    /// Rocket has another.
    pub(super) fn refuse(
        &mut self,
        request: &Request<'_>,
        status: Option<u16>,
        respond: impl FnOnce() -> Response<Bytes>,
    ) -> u16 {
        let response = self.respond(request, respond);
        let status = status.unwrap_or(response.status().as_u16());
        self.pending = Some(Pending::Refusal { status, response });
        status
    }

    /// Notes that a response was made of an error.
    pub(super) fn note(&mut self, response: &mut Response<Bytes>) {
        self.rendered = Some(Rendered {
            status: response.status().as_u16(),
            content_type: response.headers().get(CONTENT_TYPE).cloned(),
            kept: response.extensions_mut().remove(),
        });
    }

    /// What is known of a response, where it is the one that was made of an error last.
    pub(super) fn take_rendered(&mut self, response: &rocket::Response<'_>) -> Option<Rendered> {
        let content_type = response.headers().get_one(CONTENT_TYPE.as_str());
        let is_made_of = |rendered: &mut Rendered| {
            let made = rendered.content_type.as_ref().map(HeaderValue::as_bytes);
            rendered.status == response.status().code && made == content_type.map(str::as_bytes)
        };
        self.rendered.take_if(is_made_of)
    }

    /// The context. Where no layer is attached, it is that of the default profile.
    pub(super) fn take_context(&mut self, request: &Request<'_>) -> RequestContext<LateRoute> {
        static DEFAULT: Profile = Profile::DEFAULT;
        static UNATTACHED: LazyLock<ErrorLayer> =
            LazyLock::new(|| ErrorLayer::with_profile(&DEFAULT));
        if let Some(context) = self.context.take() {
            return context;
        }
        let attached = request.rocket().state::<Attached>();
        let layer = attached.map_or_else(
            || {
                drop(Deferred::new(true));
                &*UNATTACHED
            },
            |attached| &attached.0,
        );
        let asked = AskedOf {
            request,
            method: self.method.unwrap_or(request.method()),
        };
        RequestContext::new(layer, &asked)
    }
}

/// A request with the method that it came with.
struct AskedOf<'a, 'r> {
    request: &'a Request<'r>,
    method: Method,
}

impl Incoming for AskedOf<'_, '_> {
    type Route = LateRoute;

    fn method(&self) -> http::Method {
        self.method.as_str().parse().unwrap_or_default()
    }

    fn asked(&self, wanted: &Wanted<'_>) -> Asked {
        let headers = self.request.headers();
        let preferences =
            Preferences::negotiate(wanted.contract.profile, headers.get(ACCEPT.as_str()));
        let accept_language = || headers.get(ACCEPT_LANGUAGE.as_str());
        let preferences = preferences.in_preferred(wanted.contract.languages, accept_language);
        Asked::parsed(preferences, wanted, |name, number| {
            let line = headers.get(name.as_str()).nth(number);
            line.and_then(head::value_of)
        })
    }

    fn target(&self) -> Uri {
        self.request.uri().to_string().parse().unwrap_or_default()
    }

    fn route(&self) -> LateRoute {
        LateRoute::default()
    }

    /// A fairing cannot answer a request before its route does.
    #[cfg(feature = "rehearse")]
    fn asked_error(&self) -> Option<Preference> {
        None
    }
}
