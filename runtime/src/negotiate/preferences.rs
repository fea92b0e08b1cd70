//! What a request asked for.

use super::accept::{self, MediaType};
use crate::profile::{Offer, Profile};
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

/// What can be sent. The number is the place of its response among those that are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Representation {
    /// The profile's body as `application/problem+json`.
    Problem,
    /// The profile's body as `application/json`.
    Json,
    Text,
}

impl Representation {
    pub(crate) const COUNT: usize = 3;
}

const CANDIDATES: [MediaType<'static>; 3] = [
    MediaType::new("application/problem+json"),
    MediaType::new("application/json"),
    MediaType::new("text/plain; charset=utf-8"),
];

impl Preferences {
    /// What a request asks of a service that speaks [`Profile::DEFAULT`].
    pub fn from_headers(headers: &HeaderMap) -> Self {
        static DEFAULT: Profile = Profile::DEFAULT;
        DEFAULT.preferences(headers)
    }

    /// What the lines of a request's Accept ask of a profile.
    pub(crate) fn negotiate(
        profile: &'static Profile,
        accept: impl IntoIterator<Item: AsRef<[u8]>>,
    ) -> Self {
        let qualities = accept::qualities(accept, &CANDIDATES).unwrap_or([1000; 3]);
        let mut best = (0, default_of(profile, profile.offers[0]));
        for offer in profile.offers {
            let offered = weigh(profile, *offer, qualities);
            if offered.0 > best.0 {
                best = offered;
            }
        }
        // Nothing acceptable: the default, with the error's own status. RFC 9110 section 12.5.1 lets a
        // server disregard Accept; an error never turns into a 406.
        Preferences {
            profile,
            representation: best.1,
        }
    }

    /// The media type that a response will be labelled with; `None` where it will have no body.
    pub fn media_type(&self) -> Option<&'static str> {
        match self.representation {
            Representation::Text => Some("text/plain; charset=utf-8"),
            _ if self.profile.body.is_empty() => None,
            Representation::Problem => Some("application/problem+json"),
            Representation::Json => Some("application/json"),
        }
    }

    /// Whether another Accept could have led to another response: it is then said in Vary.
    pub(crate) fn depends_on_accept(&self) -> bool {
        // The labels of RFC 9457's shape alone make two.
        self.profile.offers.len() > 1
            || (self.profile.offers.contains(&Offer::Json) && self.profile.body.is_problem())
    }

    /// The profile that was asked.
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

fn default_of(profile: &Profile, offer: Offer) -> Representation {
    weigh(profile, offer, [0; 3]).1
}

/// The quality of an offer and the label it would go out with.
fn weigh(
    profile: &Profile,
    offer: Offer,
    [problem, json, text]: [u16; 3],
) -> (u16, Representation) {
    match offer {
        Offer::Text => (text, Representation::Text),
        Offer::Json if !profile.body.is_problem() => (json, Representation::Json),
        // One body, two names: it answers to both and takes the better one, its own on a tie.
        Offer::Json if problem >= json => (problem, Representation::Problem),
        Offer::Json => (json, Representation::Json),
    }
}
