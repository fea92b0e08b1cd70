//! What a service has published, as far as its responses depend on it.

use crate::entry::Entry;
use crate::listed::Listed;
use crate::negotiate::preferences::Preferences;
use crate::profile::Profile;
use crate::refusals::Refusals;
#[cfg(feature = "middleware")]
use {
    std::collections::BTreeMap,
    std::sync::{Mutex, PoisonError},
};

/// What a service has published, as far as its responses depend on it.
pub(crate) struct Contract {
    pub(crate) profile: &'static Profile,
    pub(crate) refusals: Refusals,
    /// That of calls of gRPC.
    #[cfg(feature = "grpc")]
    of_calls: &'static Profile,
    /// `None` where no link is sent, or where the catalogue is not known.
    pages: Option<Pages>,
}

/// Which errors have a page.
struct Pages {
    listed: Vec<Listed>,
    /// The profile of an error that has none: links would lead nowhere.
    without_links: &'static Profile,
    #[cfg(feature = "grpc")]
    of_calls: &'static Profile,
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
                    refusals: Refusals::new(Vec::new()),
                    #[cfg(feature = "grpc")]
                    of_calls: of_calls(profile),
                    pages: None,
                }))
            })
    }

    /// Of a catalogue. What it lists is kept for good.
    pub(crate) fn new(profile: &'static Profile, refusals: Refusals, listed: Vec<Listed>) -> Self {
        let pages = profile.without_links().map(|profile| Pages {
            listed,
            #[cfg(feature = "grpc")]
            of_calls: of_calls(&profile),
            without_links: Box::leak(Box::new(profile)),
        });
        Contract {
            profile,
            refusals,
            #[cfg(feature = "grpc")]
            of_calls: of_calls(profile),
            pages,
        }
    }

    /// The preferences of a request for the response to an error.
    pub(crate) fn preferences_for(
        &self,
        preferences: Preferences,
        entry: impl FnOnce() -> &'static Entry,
    ) -> Preferences {
        match &self.pages {
            Some(pages) if !pages.has(entry().answer()) => {
                #[cfg(feature = "grpc")]
                if self.is_of_calls(preferences) {
                    return Preferences::first_of(pages.of_calls);
                }
                Preferences {
                    profile: pages.without_links,
                    ..preferences
                }
            }
            _ => preferences,
        }
    }

    /// The preferences of a call of gRPC.
    #[cfg(feature = "grpc")]
    pub(crate) fn preferences_of_calls(&self) -> Preferences {
        Preferences::first_of(self.of_calls)
    }

    /// Whether preferences are those of a call of gRPC.
    #[cfg(feature = "grpc")]
    pub(crate) fn is_of_calls(&self, preferences: Preferences) -> bool {
        std::ptr::eq(preferences.profile, self.of_calls)
    }
}

/// The profile of a service's calls, which is kept for good.
#[cfg(feature = "grpc")]
fn of_calls(profile: &Profile) -> &'static Profile {
    Box::leak(Box::new(profile.of_calls()))
}

impl Pages {
    fn has(&self, entry: &'static Entry) -> bool {
        let mut listed = self.listed.iter();
        entry.is_public() && listed.any(|listed| listed.has(entry))
    }
}
