//! What a request asked for.

use super::accept::{self, MediaType};
use crate::profile::Profile;
use errorbook_model::Representation;
use http::HeaderMap;
use std::fmt;

/// What a request asked for, in what a profile offers: small, `Copy` and without a lifetime, so that it
/// can be taken out of the request before a handler consumes it.
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
    pub(crate) representation: Representation,
}

const COUNT: usize = Representation::LABELLED.len();

/// The media types by which representations are asked for.
const CANDIDATES: [MediaType<'static>; COUNT] = {
    let mut candidates = [MediaType::new(""); COUNT];
    let mut index = 0;
    while index < COUNT {
        if let Some(media_type) = Representation::LABELLED[index].media_type() {
            candidates[index] = MediaType::new(media_type);
        }
        index += 1;
    }
    candidates
};

impl Preferences {
    /// Negotiates with [`Profile::DEFAULT`], by the Accept headers of a request.
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

    /// What the lines of a request's Accept ask of a profile.
    pub(crate) fn negotiate(
        profile: &'static Profile,
        accept: impl IntoIterator<Item: AsRef<[u8]>>,
    ) -> Self {
        let qualities = accept::qualities(accept, &CANDIDATES).unwrap_or([1000; COUNT]);
        let settings = &profile.settings;
        let mut best = (0, settings.representations_of(settings.offers[0])[0]);
        // The first of those that are equally welcome.
        for representation in settings.representations() {
            let quality = qualities[representation.asked_as() as usize];
            if quality > best.0 {
                best = (quality, representation);
            }
        }
        // Nothing acceptable: the default, with the error's own status. RFC 9110 section 12.5.1 lets a
        // server disregard Accept; an error never turns into a 406.
        Preferences {
            profile,
            representation: best.1,
        }
    }

    /// The media type of the response; `None` if the response has no body.
    ///
    /// ```
    /// use errorbook::{Body, Preferences, Profile};
    /// use http::HeaderMap;
    ///
    /// static EMPTY: Profile = Profile::new().body(Body::EMPTY).offers(&[errorbook::Offer::Json]);
    ///
    /// assert_eq!(EMPTY.preferences(&HeaderMap::new()).media_type(), None);
    /// assert_eq!(Preferences::default().media_type(), Some("application/problem+json"));
    /// ```
    pub fn media_type(&self) -> Option<&'static str> {
        self.representation.media_type()
    }

    /// Whether another Accept could have led to another response: it is then said in Vary.
    pub(crate) fn depends_on_accept(&self) -> bool {
        // The labels of RFC 9457's shape alone make two.
        self.profile.settings.representations().nth(1).is_some()
    }

    /// The profile that was asked.
    ///
    /// ```
    /// use errorbook::Profile;
    /// use http::HeaderMap;
    ///
    /// static ACME: Profile = Profile::new();
    ///
    /// assert!(std::ptr::eq(ACME.preferences(&HeaderMap::new()).profile(), &ACME));
    /// ```
    pub fn profile(&self) -> &'static Profile {
        self.profile
    }
}

impl Profile {
    /// What a request asks for, by its Accept headers (RFC 9110 section 12.5.1). It never allocates.
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

/// What a request without preferences gets.
impl Default for Preferences {
    fn default() -> Self {
        static DEFAULT: Profile = Profile::DEFAULT;
        Preferences {
            profile: &DEFAULT,
            representation: Representation::Problem,
        }
    }
}

impl fmt::Debug for Preferences {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Preferences")
            .field("media_type", &self.media_type())
            .finish_non_exhaustive()
    }
}
