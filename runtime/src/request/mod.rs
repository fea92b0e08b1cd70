//! A request and its response. Conversions into responses see no request: the middleware of every framework
//! brings them the profile, the Accept and the request's id, and decides on the response that comes back.

mod context;
mod drive;
mod report;
mod request_id;
mod rewrite;
mod telemetry;

pub(crate) use context::RequestContext;
pub(crate) use drive::{Drive, Head, Opened, Outcome, Rest, Text, call};
pub use report::ErrorEvent;
pub(crate) use rewrite::Kept;

use crate::catalogue::Catalogue;
use crate::profile::Profile;
use http::HeaderName;
use std::fmt;
use std::sync::Arc;

/// Middleware that makes every error response of the service inside it the service's own: in its
/// profile, in the representation that the request's Accept asks for, with the request's id.
///
/// - Errors of errorbook are rendered once, in the right representation, wherever they become responses.
/// - A 4xx or 5xx of anyone else whose body is empty or `text/plain` (an unknown route, a wrong method,
///   an extractor's rejection, a timeout) becomes an [`HttpError`](crate::HttpError) of that status. Its
///   other headers stay. The text of a 4xx is its message; that of a 5xx is sent to nobody.
/// - A panic becomes a 500.
/// - Every other body passes untouched.
///
/// It belongs inside a CORS layer and outside of everything that makes errors.
///
#[cfg_attr(feature = "tower", doc = "```")]
#[cfg_attr(not(feature = "tower"), doc = "```ignore")]
/// use axum::{Router, routing::get};
/// use errorbook::{ApiError, Profile, catalogue, tower::ErrorLayer};
///
/// #[derive(Debug, ApiError)]
/// #[api_error(prefix = "ORG")]
/// #[status(404)]
/// #[code("ORG_NOT_FOUND")]
/// struct NotFound;
///
/// static ACME: Profile = Profile::new();
/// catalogue! {
///     static ERRORS = [NotFound, errorbook::HttpError];
///     profile = ACME;
/// }
///
/// async fn show() -> Result<String, NotFound> {
///     Err(NotFound)
/// }
///
/// let app: Router = Router::new()
///     .route("/orgs/{slug}", get(show))
///     .layer(ErrorLayer::new(&ERRORS).on_error(|event| {
///         println!("{} {}", event.status(), event.code());
///     }));
/// ```
#[derive(Clone)]
pub struct ErrorLayer {
    options: Arc<Options>,
}

/// Which responses of others become ours.
///
#[cfg_attr(feature = "tower", doc = "```")]
#[cfg_attr(not(feature = "tower"), doc = "```ignore")]
/// use errorbook::tower::{ErrorLayer, Reshape};
/// use errorbook::{HttpError, catalogue};
///
/// catalogue! {
///     static ERRORS = [HttpError];
/// }
///
/// // Also the JSON and the HTML of whatever answers behind this service.
/// let layer = ErrorLayer::new(&ERRORS).reshape(Reshape::Everything);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reshape {
    /// None: only errors of errorbook are looked after.
    Nothing,
    /// Those whose body is empty or `text/plain`. The default.
    Plain,
    /// All that are a 4xx or 5xx, whatever their body: JSON, HTML, what a proxy got.
    Everything,
}

type Callback = dyn Fn(&ErrorEvent<'_>) + Send + Sync;

#[derive(Clone)]
pub(crate) struct Options {
    pub(crate) profile: &'static Profile,
    reshape: Reshape,
    pub(crate) id_header: Option<HeaderName>,
    on_error: Option<Arc<Callback>>,
}

impl ErrorLayer {
    /// Errors speak the profile of a catalogue.
    pub fn new(catalogue: &'static Catalogue) -> Self {
        Self::with_profile(catalogue.profile())
    }

    /// Errors speak a profile, where there is no catalogue.
    pub fn with_profile(profile: &'static Profile) -> Self {
        crate::render::convert::defer_errors();
        ErrorLayer {
            options: Arc::new(Options {
                profile,
                reshape: Reshape::Plain,
                id_header: Some(HeaderName::from_static("x-request-id")),
                on_error: None,
            }),
        }
    }

    /// Which responses of others become ours.
    #[must_use]
    pub fn reshape(mut self, reshape: Reshape) -> Self {
        Arc::make_mut(&mut self.options).reshape = reshape;
        self
    }

    /// The header that a request's id comes in and goes out with: `x-request-id` unless set, none with
    /// `None`. An id of 1 to 128 visible ASCII characters is taken as it is; where there is none, one is
    /// made.
    #[must_use]
    pub fn request_id_header(mut self, name: impl Into<Option<HeaderName>>) -> Self {
        Arc::make_mut(&mut self.options).id_header = name.into();
        self
    }

    /// Calls back for each error that is answered, once, with the truth about it.
    #[must_use]
    pub fn on_error(mut self, callback: impl Fn(&ErrorEvent<'_>) + Send + Sync + 'static) -> Self {
        Arc::make_mut(&mut self.options).on_error = Some(Arc::new(callback));
        self
    }

    pub(crate) fn options(&self) -> &Arc<Options> {
        &self.options
    }
}

impl fmt::Debug for ErrorLayer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ErrorLayer")
            .field("reshape", &self.options.reshape)
            .field("request_id_header", &self.options.id_header)
            .finish_non_exhaustive()
    }
}
