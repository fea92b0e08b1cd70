//! The request at hand, as far as rendering needs it. Conversions into responses see no request: the middleware
//! leaves what they need in a thread-local while it polls the service.

use crate::entry::Entry;
use crate::error::View;
use crate::http_error::HttpError;
use http::{HeaderValue, Method, Uri};
#[cfg(feature = "middleware")]
use {
    super::contract::Contract,
    crate::negotiate::preferences::Preferences,
    crate::profile::Profile,
    crate::refusals::Refusals,
    http::StatusCode,
    scoped_tls::scoped_thread_local,
    std::cell::{Cell, OnceCell, RefCell},
};

#[cfg(feature = "middleware")]
scoped_thread_local!(static CURRENT: CurrentRequest);

/// What the headers of a request say, as a framework's middleware has them.
#[cfg(feature = "middleware")]
pub(crate) struct Asked {
    /// What the request is answered in: the contract's profile, or that of its calls.
    pub(crate) profile: &'static Profile,
    /// The only line of its Accept, which is parsed where there is an error to render: a success pays for a clone alone.
    pub(crate) accept: Option<HeaderValue>,
    /// Likewise its Accept-Language; `None` where the service has one language.
    pub(crate) accept_language: Option<HeaderValue>,
    pub(crate) preferences: OnceCell<Preferences>,
    /// The client's id, or the one that was made when it was first asked for.
    pub(crate) id: RefCell<Option<HeaderValue>>,
    /// `None` where nothing reads it, too.
    pub(crate) traceparent: Option<HeaderValue>,
}

/// Shared with everything that the service calls while it is polled, so all that changes is in cells.
#[cfg(feature = "middleware")]
pub(crate) struct CurrentRequest {
    contract: &'static Contract,
    asked: Asked,
    /// Whether a response should keep its error, since a callback or a log will read it.
    pub(crate) keeps_errors: bool,
    /// Whether a body or a report has the id.
    is_id_used: Cell<bool>,
    method: Method,
    /// Kept where a template of the profile or a rehearsal reads it.
    target: Option<Box<Uri>>,
    /// `None` where no header is set for the id.
    make_id: Option<fn() -> HeaderValue>,
    last_rendered: Cell<LastRendered>,
}

/// The trace id of a `traceparent` header (W3C Trace Context, section 3.2.2).
#[cfg(feature = "middleware")]
fn trace_id(traceparent: &HeaderValue) -> Option<&str> {
    // A version, the id, that of the parent, and flags; what is behind them is of a later version.
    let (head, rest) = traceparent.as_bytes().split_first_chunk::<55>()?;
    let (version, id, parent) = (&head[..2], &head[3..35], &head[36..52]);
    let is_digit = |byte: &u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    let digits: u8 = head.iter().map(|byte| u8::from(is_digit(byte))).sum();
    let is_zero = |part: &[u8]| part.iter().all(|&byte| byte == b'0');
    let is_valid = [head[2], head[35], head[52]] == *b"---"
        && digits == 52
        && version != b"ff"
        && (rest.is_empty() || version != b"00" && rest.starts_with(b"-"))
        && !is_zero(id)
        && !is_zero(parent);
    is_valid.then(|| std::str::from_utf8(id).ok()).flatten()
}

/// Where a body finds what its error does not have.
#[derive(Clone, Copy)]
pub(crate) enum Surroundings<'a> {
    /// The request; out of every layer's sight there is none.
    Request(Option<&'a CurrentRequest>),
    /// The samples of an example, which is the same each time.
    #[cfg(feature = "docs")]
    Example,
}

impl<'a> Surroundings<'a> {
    /// The request; out of every layer's sight there is none.
    pub(super) fn request(self) -> Option<&'a CurrentRequest> {
        match self {
            Surroundings::Request(request) => request,
            #[cfg(feature = "docs")]
            Surroundings::Example => None,
        }
    }
}

/// Without middleware, no request is ever at hand.
#[cfg(not(feature = "middleware"))]
pub(crate) enum CurrentRequest {}

#[cfg(not(feature = "middleware"))]
impl CurrentRequest {
    pub(crate) fn id(&self) -> Option<HeaderValue> {
        match *self {}
    }

    pub(crate) fn trace_id(&self) -> Option<&str> {
        match *self {}
    }

    pub(crate) fn method(&self) -> &Method {
        match *self {}
    }

    pub(crate) fn target(&self) -> Option<&Uri> {
        match *self {}
    }
}

/// What happened last in the sight of a layer.
#[cfg(feature = "middleware")]
#[derive(Clone, Copy, Default)]
pub(crate) enum LastRendered {
    #[default]
    Nothing,
    Error(&'static Entry),
    /// An inner layer settled a response, and reported it.
    Reported,
}

#[cfg(feature = "middleware")]
impl CurrentRequest {
    pub(crate) fn new(
        contract: &'static Contract,
        asked: Asked,
        keeps_errors: bool,
        method: Method,
        target: Option<Box<Uri>>,
        make_id: Option<fn() -> HeaderValue>,
    ) -> Self {
        CurrentRequest {
            contract,
            asked,
            keeps_errors,
            is_id_used: Cell::new(false),
            method,
            target,
            make_id,
            last_rendered: Cell::new(LastRendered::Nothing),
        }
    }

    /// What the request asks for.
    pub(crate) fn preferences(&self) -> Preferences {
        let asked = &self.asked;
        let read = || {
            Preferences::negotiate(asked.profile, asked.accept.as_ref())
                .in_preferred(self.contract.languages, || asked.accept_language.as_ref())
        };
        *asked.preferences.get_or_init(read)
    }

    /// The same for the response to an error.
    pub(crate) fn preferences_for(&self, entry: impl FnOnce() -> &'static Entry) -> Preferences {
        self.contract.preferences_for(self.preferences(), entry)
    }

    /// The same for the response to a call of gRPC, as which a service may answer any request.
    #[cfg(feature = "grpc")]
    pub(crate) fn preferences_for_call(
        &self,
        entry: impl FnOnce() -> &'static Entry,
    ) -> Preferences {
        let preferences = Preferences {
            profile: self.contract.profile_of_calls(),
            representation: 0,
            ..self.preferences()
        };
        self.contract.preferences_for(preferences, entry)
    }

    /// Whether the request is a call of gRPC.
    #[cfg(feature = "grpc")]
    pub(crate) fn is_call(&self) -> bool {
        self.asked.profile.is_of_calls
    }

    /// The service's own answer in the place of an extractor's refusal, with the type of the items in its `errors`.
    #[cfg(feature = "extract")]
    pub(crate) fn in_place_of(
        &self,
        refusal: &Entry,
    ) -> Option<(&'static Entry, Option<&'static crate::error::Inner>)> {
        let own = self.contract.in_place_of(refusal)?;
        Some((own, self.contract.refusals.items_of(own)))
    }

    pub(crate) fn refusals(&self) -> &Refusals {
        &self.contract.refusals
    }

    /// Runs a part of the service with this request at hand. What was at hand before comes back afterwards, so
    /// middleware nests and a panic leaves nothing behind.
    pub(crate) fn within<T>(&self, run: impl FnOnce() -> T) -> T {
        CURRENT.set(self, run)
    }

    /// The id; `None` where no header is set for it.
    pub(crate) fn id(&self) -> Option<HeaderValue> {
        let make = self.make_id?;
        self.is_id_used.set(true);
        Some(self.asked.id.borrow_mut().get_or_insert_with(make).clone())
    }

    /// The trace id; `None` where nothing reads it, too.
    pub(crate) fn trace_id(&self) -> Option<&str> {
        trace_id(self.asked.traceparent.as_ref()?)
    }

    pub(crate) fn method(&self) -> &Method {
        &self.method
    }

    /// The target; `None` where no template reads it.
    pub(crate) fn target(&self) -> Option<&Uri> {
        self.target.as_deref()
    }

    /// Takes the id that a response goes out with already, unless a body has another: a request has one id.
    pub(crate) fn adopt_id(&self, id: HeaderValue) {
        if !self.is_id_used.get() {
            self.asked.id.replace(Some(id));
        }
    }

    pub(super) fn note_rendered(&self, entry: &'static Entry) {
        self.last_rendered.set(LastRendered::Error(entry));
    }

    /// Notes that an inner layer reported a response.
    pub(crate) fn note_reported(&self) {
        self.last_rendered.set(LastRendered::Reported);
    }

    pub(crate) fn last_rendered(&self) -> LastRendered {
        self.last_rendered.get()
    }
}

/// What `look` finds in the request at hand; `None` out of every layer's sight.
#[cfg(feature = "middleware")]
pub(crate) fn current<T>(look: impl FnOnce(&CurrentRequest) -> T) -> Option<T> {
    CURRENT.is_set().then(|| CURRENT.with(look))
}

/// Calls a closure with the request at hand; out of every layer's sight there is none.
pub(super) fn at_hand<T>(call: impl FnOnce(Option<&CurrentRequest>) -> T) -> T {
    #[cfg(feature = "middleware")]
    if CURRENT.is_set() {
        return CURRENT.with(|request| call(Some(request)));
    }
    call(None)
}

/// What answers for an error that no client should read: the service's own 500, where its request is at hand.
pub(super) fn internal_error() -> &'static Entry {
    #[cfg(feature = "middleware")]
    let own = current(|request| {
        let status = StatusCode::INTERNAL_SERVER_ERROR;
        request.refusals().answer(status, |_| false)
    });
    #[cfg(not(feature = "middleware"))]
    let own: Option<Option<&'static Entry>> = None;
    own.flatten()
        .unwrap_or_else(|| HttpError::InternalServerError.__entry())
}

/// Whether a request is at hand. Out of every layer's sight there is none.
#[cfg(feature = "docs")]
pub(crate) fn is_in_sight() -> bool {
    at_hand(|request| request.is_some())
}
