//! Reports: each response that is an error is reported once, when it is settled.

use super::context::RequestContext;
use super::drive::guarded;
use crate::code::Code;
use crate::entry::Entry;
use crate::render::{ApiError, CurrentRequest, LastRendered, current};
use http::{Method, StatusCode};
use std::error::Error;
use std::fmt;

/// One error that was answered, with what clients never see: which error a concealed one is, and its causes.
///
/// ```
/// use errorbook::{ErrorEvent, ErrorLayer, HttpError, catalogue};
///
/// catalogue! {
///     static ERRORS = [HttpError];
/// }
///
/// fn log(event: &ErrorEvent<'_>) {
///     let causes: Vec<_> = event.sources().map(ToString::to_string).collect();
///     eprintln!("{} {}: {}", event.status(), event.code(), causes.join(": "));
/// }
///
/// let layer = ErrorLayer::new(&ERRORS).on_error(log);
/// ```
pub struct ErrorEvent<'a> {
    pub(super) entry: &'static Entry,
    pub(super) status: StatusCode,
    pub(super) request_id: Option<&'a str>,
    pub(super) trace_id: Option<&'a str>,
    pub(super) method: &'a Method,
    pub(super) route: Option<&'a str>,
    pub(super) cause: Cause<'a>,
}

/// A chain of causes that is longer goes in a circle.
const MOST_CAUSES: usize = 1_000;

/// Where an error came from.
pub(super) enum Cause<'a> {
    Error(&'a dyn ApiError),
    /// A response that keeps no error, and the text of a foreign one that is not sent.
    Response(Option<&'a str>),
    Panic(&'a str),
}

impl<'a> ErrorEvent<'a> {
    /// The entry of the error: of a concealed one, its own.
    pub fn entry(&self) -> &'static Entry {
        self.entry
    }

    /// The code: of a concealed error, its own.
    pub fn code(&self) -> Code {
        self.entry.code()
    }

    /// The status: of a concealed error, its own.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Who looks after the error: its `#[owner]`.
    pub fn owner(&self) -> Option<&'static str> {
        self.entry.owner()
    }

    /// The address of what its owner does about the error: its `#[runbook]`.
    pub fn runbook(&self) -> Option<&'static str> {
        self.entry.runbook()
    }

    /// The request's id, where the layer has a header for it.
    pub fn request_id(&self) -> Option<&'a str> {
        self.request_id
    }

    /// The trace that the request is part of: the trace id of its `traceparent` header (W3C Trace Context), where that is
    /// well-formed and the only one.
    pub fn trace_id(&self) -> Option<&'a str> {
        self.trace_id
    }

    /// The request's method.
    pub fn method(&self) -> &'a Method {
        self.method
    }

    /// The pattern of the route that the request was for, such as `/orgs/{slug}`: never the path. `None` where no
    /// route matched, and where the layer does not know it:
    ///
    /// - On axum (feature `axum`) a layer added by `Router::layer` or `Router::route_layer` knows the whole pattern, that
    ///   of a nested router too. One around the router as a service does not: the router finds the route inside of
    ///   it. A service under `nest_service` has none, unless it is a router with a layer of its own.
    /// - On actix-web a layer knows it wherever it is wrapped, except after a panic and where middleware inside it
    ///   returned an error: actix gives no request back then.
    /// - On poem a layer knows it, except that one around the routes does not after a panic.
    /// - On Rocket the fairing knows it.
    /// - Other services of tower have no routes that the layer could know.
    pub fn route(&self) -> Option<&'a str> {
        self.route
    }

    /// The error itself; `None` for a panic, for a foreign response, and for one that was made by
    /// [`ApiError::respond`].
    ///
    /// Of an error that could not be kept until the response was settled, since it borrows or a framework rendered
    /// it by reference, this has the entry, the message and the texts of the error and its causes.
    pub fn error(&self) -> Option<&'a dyn ApiError> {
        match self.cause {
            Cause::Error(error) => Some(error),
            Cause::Response(_) | Cause::Panic(_) => None,
        }
    }

    /// The message of a panic.
    pub fn panic(&self) -> Option<&'a str> {
        match self.cause {
            Cause::Panic(message) => Some(message),
            Cause::Error(_) | Cause::Response(_) => None,
        }
    }

    /// The text of a foreign 5xx, up to 4 KiB: what middleware or an extractor said, which no client sees.
    pub fn text(&self) -> Option<&'a str> {
        match self.cause {
            Cause::Response(text) => text,
            Cause::Error(_) | Cause::Panic(_) => None,
        }
    }

    /// The chain of causes, nearest first, without the error itself. It is read lazily, and ends after a thousand
    /// causes: a longer chain goes in a circle.
    ///
    /// # Panics
    ///
    /// Where a cause's own `source` does.
    pub fn sources(&self) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
        let error = self.error();
        let mut last: Option<&'a (dyn Error + 'static)> = None;
        std::iter::from_fn(move || {
            last = match last {
                Some(cause) => cause.source(),
                None => error?.source(),
            };
            last
        })
        .take(MOST_CAUSES)
        .fuse()
    }
}

impl fmt::Debug for ErrorEvent<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ErrorEvent")
            .field("code", &self.code())
            .field("status", &self.status)
            .field("request_id", &self.request_id)
            .field("trace_id", &self.trace_id)
            .field("method", &self.method)
            .field("route", &self.route)
            .finish_non_exhaustive()
    }
}

impl RequestContext {
    /// Reports a response of errorbook's: the error that it was made of, where it keeps that, else the one that
    /// was rendered last.
    pub(super) fn report_own(&self, status: StatusCode, error: Option<&dyn ApiError>) {
        if let Some(error) = error {
            // What is masked has the service's own error where its request is at hand.
            let entry = self.current.within(|| error.entry());
            return self.report(entry, entry.status(), Cause::Error(error));
        }
        match self.current.last_rendered() {
            LastRendered::Error(entry) => self.report(entry, entry.status(), Cause::Response(None)),
            LastRendered::Reported => {}
            LastRendered::Nothing => {
                if let Some(entry) = self.current.refusals().answer(status, |_| true) {
                    self.report(entry, status, Cause::Response(None));
                }
            }
        }
    }

    pub(super) fn report(&self, entry: &'static Entry, status: StatusCode, cause: Cause<'_>) {
        // The request of an outer layer is at hand while this one is settled: it need not report again.
        current(CurrentRequest::note_reported);
        super::telemetry::warn_of_no_sink(self.layer.on_error.is_some());
        let id = self.current.id();
        let event = ErrorEvent {
            entry,
            status,
            request_id: id.as_ref().and_then(|id| id.to_str().ok()),
            trace_id: self.current.trace_id(),
            method: self.current.method(),
            route: self.route.pattern(),
            cause,
        };
        // A subscriber or the callback may panic; the request is answered all the same.
        #[cfg(feature = "testing")]
        if let Some(route) = event.route {
            let code = entry.answer().code();
            crate::produced::record(&format!("{} {route} {code}", event.method));
        }
        let _ = guarded(|| super::telemetry::emit(&event));
        if let Some(callback) = &self.layer.on_error {
            let _ = guarded(|| callback(&event));
        }
    }
}
