//! What a service has published, as far as its responses depend on it.

use crate::entry::Entry;
use crate::listed::Listed;
#[cfg(feature = "middleware")]
use crate::locale::ENGLISH;
use crate::locale::Languages;
use crate::negotiate::preferences::Preferences;
use crate::profile::Profile;
use crate::refusals::Refusals;
use http::HeaderMap;
#[cfg(feature = "middleware")]
use {
    std::collections::BTreeMap,
    std::sync::{Mutex, PoisonError},
};

/// What a service has published, as far as its responses depend on it.
pub(crate) struct Contract {
    pub(crate) profile: &'static Profile,
    pub(crate) languages: &'static Languages,
    pub(crate) refusals: Refusals,
    /// `None` where no link is sent, or where the catalogue is not known.
    pages: Option<Pages>,
}

/// Which errors have a page.
struct Pages {
    listed: Vec<Listed>,
    /// The profile of an error that has none: links would lead nowhere.
    without_links: &'static Profile,
}

impl Contract {
    /// Of a service without a catalogue, which is kept for good.
    #[cfg(feature = "middleware")]
    pub(crate) fn of_profile(profile: &'static Profile) -> &'static Self {
        /// By the address of the profile.
        static KNOWN: Mutex<BTreeMap<usize, &'static Contract>> = Mutex::new(BTreeMap::new());
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        known
            .entry(std::ptr::from_ref(profile).addr())
            .or_insert_with(|| {
                Box::leak(Box::new(Contract {
                    profile,
                    languages: &ENGLISH,
                    refusals: Refusals::new(Vec::new()),
                    pages: None,
                }))
            })
    }

    /// Of a catalogue. What it lists is kept for good.
    pub(crate) fn new(
        profile: &'static Profile,
        languages: &'static Languages,
        refusals: Refusals,
        listed: Vec<Listed>,
    ) -> Self {
        let pages = profile.without_links().map(|profile| Pages {
            listed,
            without_links: Box::leak(Box::new(profile)),
        });
        Contract {
            profile,
            languages,
            refusals,
            pages,
        }
    }

    /// What a request asks for.
    pub(crate) fn preferences(&self, headers: &HeaderMap) -> Preferences {
        Preferences::read(self.profile, self.languages, headers)
    }

    /// The preferences of a request for the response to an error.
    pub(crate) fn preferences_for(
        &self,
        preferences: Preferences,
        entry: impl FnOnce() -> &'static Entry,
    ) -> Preferences {
        match &self.pages {
            Some(pages) if !pages.has(entry().answer()) => Preferences {
                profile: pages.without_links,
                ..preferences
            },
            _ => preferences,
        }
    }
}

impl Pages {
    fn has(&self, entry: &'static Entry) -> bool {
        let mut listed = self.listed.iter();
        entry.is_public() && listed.any(|listed| listed.has(entry))
    }
}
