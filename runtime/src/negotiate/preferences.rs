//! The representation that a request prefers.

use super::accept;
use crate::profile::Profile;
use errorbook_model::Representation;
use errorbook_model::profile::Candidates;
use http::HeaderMap;
use std::fmt;

/// The representation that a request prefers, of those that a profile offers.
///
/// It is small, `Copy` and has no lifetime, so it can be read from the request before a handler consumes
/// the request.
///
/// ```
/// use errorbook::Preferences;
/// use http::{HeaderMap, HeaderValue, header::ACCEPT};
///
/// let mut headers = HeaderMap::new();
/// headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
/// let preferences = Preferences::from_headers(&headers);
/// assert_eq!(preferences.media_type(), Some("application/json"));
/// ```
#[derive(Clone, Copy)]
pub struct Preferences {
    pub(crate) profile: &'static Profile,
    /// The number of the representation, among those of the profile.
    pub(crate) representation: u8,
}

impl Preferences {
    /// Reads the preferences from the Accept headers of a request, for [`Profile::DEFAULT`]. With another
    /// profile, use [`Profile::preferences`].
    ///
    /// ```
    /// use errorbook::Preferences;
    /// use http::{HeaderMap, HeaderValue, header::ACCEPT};
    ///
    /// let mut headers = HeaderMap::new();
    /// headers.insert(ACCEPT, HeaderValue::from_static("text/plain"));
    /// let preferences = Preferences::from_headers(&headers);
    /// assert_eq!(preferences.media_type(), Some("text/plain; charset=utf-8"));
    /// ```
    pub fn from_headers(headers: &HeaderMap) -> Self {
        static DEFAULT: Profile = Profile::DEFAULT;
        DEFAULT.preferences(headers)
    }

    /// Reads the preferences from the Accept field lines of a request.
    pub(crate) fn negotiate(
        profile: &'static Profile,
        accept: impl IntoIterator<Item: AsRef<[u8]>>,
    ) -> Self {
        let candidates = &profile.candidates;
        // If nothing is acceptable, the default is sent with the error's own status. RFC 9110 section 12.5.1
        // allows a server to disregard Accept, so an error is never replaced by a 406.
        let (place, _) =
            accept::preferred::<{ Candidates::MOST }>(accept, candidates.media_types())
                .unwrap_or_default();
        Preferences {
            profile,
            representation: candidates.representation(place),
        }
    }

    /// Of a profile's first representation.
    pub(crate) fn first_of(profile: &'static Profile) -> Self {
        Preferences {
            profile,
            representation: 0,
        }
    }

    /// Those of a call of gRPC, for [`Profile::DEFAULT`].
    #[cfg(feature = "grpc")]
    pub(crate) fn of_calls() -> Self {
        static DEFAULT: Profile = Profile::DEFAULT.of_calls();
        Preferences::first_of(&DEFAULT)
    }

    /// What is sent.
    pub(crate) fn representation(&self) -> Representation {
        let settings = &self.profile.settings;
        let chosen = settings.representation(usize::from(self.representation));
        chosen.unwrap_or_else(|| unreachable!("the number is one of the profile's"))
    }

    /// The media type of the response. `None` if the response has no body.
    ///
    /// ```
    /// use errorbook::Preferences;
    ///
    /// assert_eq!(Preferences::default().media_type(), Some("application/problem+json"));
    /// ```
    pub fn media_type(&self) -> Option<&'static str> {
        self.representation().media_type()
    }

    /// Whether the response depends on Accept, so that Vary must list it.
    pub(crate) fn depends_on_accept(&self) -> bool {
        // The shape of RFC 9457 has two representations, one for each of its media types.
        self.profile.settings.count() > 1
    }

    /// The profile whose offers were compared.
    ///
    /// ```
    /// use errorbook::Profile;
    ///
    /// static ACME: Profile = Profile::new();
    /// let preferences = ACME.preferences(&http::HeaderMap::new());
    /// assert!(std::ptr::eq(preferences.profile(), &ACME));
    /// ```
    pub fn profile(&self) -> &'static Profile {
        self.profile
    }
}

impl Profile {
    /// Reads the preferences from the Accept headers of a request (RFC 9110 section 12.5.1). It does not
    /// allocate.
    ///
    /// ```
    /// use errorbook::Profile;
    /// use http::{HeaderMap, HeaderValue, header::ACCEPT};
    ///
    /// static PROFILE: Profile = Profile::new();
    ///
    /// let mut headers = HeaderMap::new();
    /// headers.insert(ACCEPT, HeaderValue::from_static("text/plain"));
    /// assert_eq!(PROFILE.preferences(&headers).media_type(), Some("text/plain; charset=utf-8"));
    /// ```
    pub fn preferences(&'static self, headers: &HeaderMap) -> Preferences {
        Preferences::negotiate(self, headers.get_all(http::header::ACCEPT))
    }
}

/// The preferences of a request without an Accept header, for [`Profile::DEFAULT`].
impl Default for Preferences {
    fn default() -> Self {
        static DEFAULT: Profile = Profile::DEFAULT;
        Preferences::first_of(&DEFAULT)
    }
}

impl fmt::Debug for Preferences {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Preferences")
            .field("media_type", &self.media_type())
            .finish_non_exhaustive()
    }
}
