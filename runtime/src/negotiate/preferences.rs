//! The representation and the language that a request prefers.

use super::{accept, language};
use crate::locale::{ENGLISH, Languages};
use crate::profile::Profile;
use errorbook_model::Representation;
use errorbook_model::profile::Candidates;
use http::HeaderMap;
use http::header;
use std::fmt;

/// The representation that a request prefers, of those that a profile offers, and the language, of those that a catalogue
/// has.
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
    pub(crate) languages: &'static Languages,
    /// The number of the language, among those of the service; 0 for the default.
    pub(crate) language: u16,
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
            languages: &ENGLISH,
            language: 0,
        }
    }

    /// The same with the language that the Accept-Language field lines of a request prefer, of a service's; the default
    /// where they prefer none of these (RFC 4647 section 3.4.1).
    pub(crate) fn in_preferred<I: IntoIterator<Item: AsRef<[u8]>>>(
        self,
        languages: &'static Languages,
        accept_language: impl Fn() -> I,
    ) -> Self {
        let preferred = if languages.count() > 1 {
            language::preferred(accept_language, &languages.tags)
        } else {
            None
        };
        Preferences {
            languages,
            language: preferred.map_or(0, |place| u16::try_from(place).unwrap_or(0)),
            ..self
        }
    }

    /// What a request asks for.
    pub(crate) fn read(
        profile: &'static Profile,
        languages: &'static Languages,
        headers: &HeaderMap,
    ) -> Self {
        profile
            .preferences(headers)
            .in_preferred(languages, || headers.get_all(header::ACCEPT_LANGUAGE))
    }

    /// The same in the default language.
    pub(crate) fn in_default_language(self) -> Self {
        Preferences {
            language: 0,
            ..self
        }
    }

    /// Of a profile's first representation, in the default language.
    pub(crate) fn first_of(profile: &'static Profile, languages: &'static Languages) -> Self {
        Preferences {
            profile,
            representation: 0,
            languages,
            language: 0,
        }
    }

    /// Those of a call of gRPC, for [`Profile::DEFAULT`].
    #[cfg(feature = "grpc")]
    pub(crate) fn of_calls() -> Self {
        static DEFAULT: Profile = Profile::DEFAULT.of_calls();
        Preferences::first_of(&DEFAULT, &ENGLISH)
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

    /// Whether the response depends on Accept-Language, so that Vary must list it.
    pub(crate) fn depends_on_language(&self) -> bool {
        #[cfg(feature = "grpc")]
        if self.profile.is_of_calls {
            // The details of a status say its language, and no cache stores one.
            return false;
        }
        let has_texts = self.media_type().is_some() || self.depends_on_accept();
        self.languages.count() > 1 && has_texts
    }

    /// The tag of the language that the request prefers, of those that the catalogue has. An error without a translation
    /// is sent in the default language nevertheless: its `Content-Language` says so.
    ///
    /// ```
    /// use errorbook::{HttpError, catalogue};
    ///
    /// catalogue! {
    ///     static ERRORS = [HttpError];
    ///     language = "de";
    /// }
    ///
    /// let preferences = ERRORS.preferences(&http::HeaderMap::new());
    /// assert_eq!(preferences.language(), "de");
    /// ```
    pub fn language(&self) -> &'static str {
        self.languages.tag(self.language)
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
        Preferences::negotiate(self, headers.get_all(header::ACCEPT))
    }
}

/// The preferences of a request without an Accept header, for [`Profile::DEFAULT`].
impl Default for Preferences {
    fn default() -> Self {
        static DEFAULT: Profile = Profile::DEFAULT;
        Preferences::first_of(&DEFAULT, &ENGLISH)
    }
}

impl fmt::Debug for Preferences {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Preferences")
            .field("media_type", &self.media_type())
            .field("language", &self.language())
            .finish_non_exhaustive()
    }
}
