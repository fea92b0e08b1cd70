//! What is read of a request's headers before the service has it.

use super::request_id;
use crate::negotiate::preferences::Preferences;
use crate::profile::Profile;
use crate::render::{Asked, Contract};
use http::header::{ACCEPT, ACCEPT_LANGUAGE};
use http::{HeaderMap, HeaderName, HeaderValue};
use std::cell::{OnceCell, RefCell};

/// Which headers of a request are read, besides its Accept.
pub(crate) struct Wanted<'a> {
    pub(crate) contract: &'static Contract,
    /// The header of the id.
    pub(super) id: Option<&'a HeaderName>,
    pub(super) has_trace: bool,
}

static TRACEPARENT: HeaderName = HeaderName::from_static("traceparent");

impl Asked {
    /// Reads all headers once, which takes less time than to look up each that is wanted. The only line of an Accept or an
    /// Accept-Language is kept; several, which are rare, are parsed at once.
    #[allow(dead_code, reason = "some frameworks have headers of another type")]
    pub(crate) fn of(headers: &HeaderMap, profile: &'static Profile, wanted: &Wanted<'_>) -> Self {
        let languages = wanted.contract.languages;
        let has_languages = languages.count() > 1;
        let (mut accept, mut accept_language, mut id, mut traceparent) = (None, None, None, None);
        let mut has_several = false;
        let mut has_several_traces = false;
        for (name, value) in headers {
            if wanted.id == Some(name) {
                id.get_or_insert(value);
            }
            if *name == ACCEPT {
                has_several |= accept.replace(value).is_some();
            } else if has_languages && *name == ACCEPT_LANGUAGE {
                has_several |= accept_language.replace(value).is_some();
            } else if wanted.has_trace && *name == TRACEPARENT {
                has_several_traces |= traceparent.replace(value).is_some();
            }
        }
        let preferences = if has_several {
            OnceCell::from(Preferences::read(profile, languages, headers))
        } else {
            OnceCell::new()
        };
        Asked {
            profile,
            accept: accept.cloned(),
            accept_language: accept_language.cloned(),
            preferences,
            id: RefCell::new(id.filter(|id| request_id::is_well_formed(id)).cloned()),
            // Of several, none is the request's.
            traceparent: traceparent.filter(|_| !has_several_traces).cloned(),
        }
    }

    /// Of headers of another type, in which `find` looks up a line of a name, by its number.
    #[allow(dead_code, reason = "most frameworks have headers of the `http` crate")]
    pub(crate) fn parsed(
        preferences: Preferences,
        wanted: &Wanted<'_>,
        find: impl Fn(&HeaderName, usize) -> Option<HeaderValue>,
    ) -> Self {
        let id = wanted.id.and_then(|name| find(name, 0));
        let traceparent = wanted.has_trace.then(|| find(&TRACEPARENT, 0)).flatten();
        Asked {
            profile: preferences.profile,
            accept: None,
            accept_language: None,
            preferences: OnceCell::from(preferences),
            id: RefCell::new(id.filter(request_id::is_well_formed)),
            traceparent: traceparent.filter(|_| find(&TRACEPARENT, 1).is_none()),
        }
    }
}
