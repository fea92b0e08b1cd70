//! A request and its response. Conversions into responses see no request: the middleware of every framework
//! brings them the profile, the Accept and the request's id, and decides on the response that comes back.

mod asked;
mod context;
mod drive;
#[cfg(feature = "rehearse")]
mod rehearse;
mod report;
mod request_id;
mod rewrite;
mod telemetry;

pub(crate) use asked::Wanted;
#[allow(
    unused_imports,
    reason = "a framework has routes of its own, or late ones"
)]
pub(crate) use context::{Incoming, LateRoute, RequestContext, Route};
pub(crate) use drive::{Answer, Drive, Outcome, OwnAnswer, call};
#[cfg(feature = "rehearse")]
pub(crate) use rehearse::{ERROR, asked_error};
pub use report::ErrorEvent;
pub(crate) use rewrite::{Kept, Seen};

use crate::catalogue::Catalogue;
use crate::profile::Profile;
use crate::render::Contract;
use http::HeaderName;
use std::fmt;
use std::sync::Arc;

/// Middleware that makes every error response of the service inside it the service's own: in its
/// profile, in the representation that the request's Accept asks for, with the request's id.
///
/// - Errors of errorbook are rendered once, in the right representation, wherever they become responses.
/// - A foreign 4xx or 5xx whose body is empty or `text/plain` (an unknown route, a wrong method, an
///   extractor's rejection, a timeout) becomes the error that answers for that status: of the type that
///   [`refusals`](macro@crate::catalogue#refusals) names in the catalogue, else an [`HttpError`](crate::HttpError). Its headers
///   stay, but for those that describe its body. The text of a 4xx is its message, unless the error has one of its own;
///   that of a 5xx is reported and never sent.
///   A text of a 4xx of which neither the end nor a length of at most 4 KiB is known at once goes on as it was.
/// - An error that the catalogue does not show, since it is not listed or `#[internal]`, goes out without the profile's
///   links, which would lead nowhere.
/// - A panic becomes a 500, wherever it happens: in the service, in its future, while a text is read.
/// - Every other body passes untouched.
///
/// It belongs inside a CORS layer and outside of everything that makes errors. How it is put there is the framework's:
/// each framework's module has an example.
///
/// ```
/// use errorbook::{ErrorLayer, HttpError, catalogue};
///
/// catalogue! {
///     static ERRORS = [HttpError];
/// }
///
/// let layer = ErrorLayer::new(&ERRORS).on_error(|event| {
///     println!("{} {}", event.status(), event.code());
/// });
/// ```
#[derive(Clone)]
pub struct ErrorLayer {
    contract: &'static Contract,
    reshape: Reshape,
    id_header: Option<&'static HeaderName>,
    on_error: Option<Arc<Callback>>,
    /// The errors of the service; `None` where the layer has a profile alone.
    #[cfg(feature = "rehearse")]
    pub(crate) catalogue: Option<&'static Catalogue>,
    #[cfg(feature = "rehearse")]
    pub(crate) rehearsal: Option<Arc<rehearse::Rehearse>>,
}

/// Which foreign responses are rewritten.
///
/// ```
/// use errorbook::{ErrorLayer, HttpError, Reshape, catalogue};
///
/// catalogue! {
///     static ERRORS = [HttpError];
/// }
///
/// // Also the JSON and the HTML of a server behind this service.
/// let layer = ErrorLayer::new(&ERRORS).reshape(Reshape::Everything);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reshape {
    /// None: only errorbook's responses are handled.
    Nothing,
    /// Those whose body is empty or `text/plain`. The default.
    Plain,
    /// Every 4xx and 5xx, whatever its body: JSON, HTML, the response of a server behind a proxy.
    Everything,
}

static ID_HEADER: HeaderName = HeaderName::from_static("x-request-id");

type Callback = dyn Fn(&ErrorEvent<'_>) + Send + Sync;

impl ErrorLayer {
    /// A layer whose responses have the profile of a catalogue.
    ///
    /// ```
    /// use errorbook::{ErrorLayer, HttpError, catalogue};
    ///
    /// catalogue! {
    ///     static ERRORS = [HttpError];
    /// }
    ///
    /// let layer = ErrorLayer::new(&ERRORS);
    /// ```
    pub fn new(catalogue: &'static Catalogue) -> Self {
        ErrorLayer {
            #[cfg(feature = "rehearse")]
            catalogue: Some(catalogue),
            ..Self::with_contract(catalogue.contract())
        }
    }

    /// A layer whose responses have this profile: for a service without a catalogue.
    ///
    /// ```
    /// use errorbook::{ErrorLayer, Profile};
    ///
    /// static ACME: Profile = Profile::new();
    /// let layer = ErrorLayer::with_profile(&ACME);
    /// ```
    pub fn with_profile(profile: &'static Profile) -> Self {
        Self::with_contract(Contract::of_profile(profile))
    }

    fn with_contract(contract: &'static Contract) -> Self {
        crate::render::convert::defer_errors();
        ErrorLayer {
            contract,
            reshape: Reshape::Plain,
            id_header: Some(&ID_HEADER),
            on_error: None,
            #[cfg(feature = "rehearse")]
            catalogue: None,
            #[cfg(feature = "rehearse")]
            rehearsal: None,
        }
    }

    /// Sets which foreign responses are rewritten; [`Reshape::Plain`] by default.
    ///
    /// ```
    /// use errorbook::{ErrorLayer, Profile, Reshape};
    ///
    /// static ACME: Profile = Profile::new();
    /// let layer = ErrorLayer::with_profile(&ACME).reshape(Reshape::Nothing);
    /// ```
    #[must_use]
    pub fn reshape(mut self, reshape: Reshape) -> Self {
        self.reshape = reshape;
        self
    }

    /// Sets the header of the request's id, in requests and in responses: `x-request-id` by default, none with
    /// `None`. An id of 1 to 128 visible ASCII characters is taken from the request; otherwise one is made.
    ///
    /// ```
    /// use errorbook::{ErrorLayer, Profile};
    /// use http::HeaderName;
    ///
    /// static ACME: Profile = Profile::new();
    /// let other = ErrorLayer::with_profile(&ACME).request_id_header(HeaderName::from_static("x-trace"));
    /// let none = ErrorLayer::with_profile(&ACME).request_id_header(None);
    /// ```
    #[must_use]
    pub fn request_id_header(mut self, name: impl Into<Option<HeaderName>>) -> Self {
        // The name is kept for good: every request has a copy of the layer, which then costs nothing.
        self.id_header = name.into().map(|name| &*Box::leak(Box::new(name)));
        self
    }

    /// Sets a callback. It is called once for each response that is an error, when the response is settled, with the
    /// error that it was made of. A panic of the callback does not affect the response.
    ///
    /// ```
    /// use errorbook::{ErrorLayer, Profile};
    ///
    /// static ACME: Profile = Profile::new();
    /// let layer = ErrorLayer::with_profile(&ACME).on_error(|event| {
    ///     eprintln!("{} {}", event.status(), event.code());
    /// });
    /// ```
    #[must_use]
    pub fn on_error(mut self, callback: impl Fn(&ErrorEvent<'_>) + Send + Sync + 'static) -> Self {
        self.on_error = Some(Arc::new(callback));
        self
    }
}

impl fmt::Debug for ErrorLayer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ErrorLayer")
            .field("reshape", &self.reshape)
            .field("request_id_header", &self.id_header)
            .finish_non_exhaustive()
    }
}
