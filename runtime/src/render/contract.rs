//! What a service has published, as far as its responses depend on it.

use crate::entry::Entry;
use crate::listed::Listed;
use crate::locale::Languages;
use crate::negotiate::preferences::Preferences;
use crate::profile::Profile;
use crate::refusals::Refusals;
#[cfg(feature = "middleware")]
use crate::{cache::Kept, locale::ENGLISH};

/// What a service has published, as far as its responses depend on it.
pub(crate) struct Contract {
    pub(crate) profile: &'static Profile,
    pub(crate) languages: &'static Languages,
    pub(crate) refusals: Refusals,
    /// What the catalogue lists: those of its errors that clients may know of have a page.
    listed: Vec<Listed>,
    /// The profile of an error that has no page: links would lead nowhere. `None` where no link is sent, or where the
    /// catalogue is not known.
    without_links: Option<&'static Profile>,
    /// The profiles of calls of gRPC: in the place of the profile, and of the one without links.
    #[cfg(feature = "grpc")]
    of_calls: [&'static Profile; 2],
}

impl Contract {
    /// Of a service without a catalogue, which is kept for good.
    #[cfg(feature = "middleware")]
    pub(crate) fn of_profile(profile: &'static Profile) -> &'static Self {
        static KNOWN: Kept<Contract> = Kept::new();
        KNOWN.get_or_make(profile, || Contract {
            profile,
            languages: &ENGLISH,
            refusals: Refusals::new(Vec::new(), None),
            listed: Vec::new(),
            without_links: None,
            #[cfg(feature = "grpc")]
            of_calls: [of_calls(profile); 2],
        })
    }

    /// Of a catalogue. What it lists is kept for good.
    pub(crate) fn new(
        profile: &'static Profile,
        languages: &'static Languages,
        refusals: Refusals,
        listed: Vec<Listed>,
    ) -> Self {
        let without_links = profile.without_links();
        let without_links = without_links.map(|profile| &*Box::leak(Box::new(profile)));
        Contract {
            profile,
            languages,
            refusals,
            listed,
            without_links,
            #[cfg(feature = "grpc")]
            of_calls: [profile, without_links.unwrap_or(profile)].map(of_calls),
        }
    }

    /// The profile of calls of gRPC.
    #[cfg(feature = "grpc")]
    pub(crate) fn profile_of_calls(&self) -> &'static Profile {
        self.of_calls[0]
    }

    /// The preferences of a request for the response to an error.
    pub(crate) fn preferences_for(
        &self,
        preferences: Preferences,
        entry: impl FnOnce() -> &'static Entry,
    ) -> Preferences {
        match self.without_links {
            Some(profile) if !self.has_page(entry().answer()) => {
                #[cfg(feature = "grpc")]
                let profile = if preferences.profile.is_of_calls {
                    self.of_calls[1]
                } else {
                    profile
                };
                Preferences {
                    profile,
                    ..preferences
                }
            }
            _ => preferences,
        }
    }

    fn has_page(&self, entry: &'static Entry) -> bool {
        entry.is_public() && self.lists(entry)
    }

    fn lists(&self, entry: &Entry) -> bool {
        self.listed.iter().any(|listed| listed.has(entry))
    }

    /// The service's own answer in the place of an extractor's refusal: of the same status, where the catalogue does not
    /// list the refusal itself.
    #[cfg(feature = "extract")]
    pub(crate) fn in_place_of(&self, refusal: &Entry) -> Option<&'static Entry> {
        if !self.refusals.are_own() || self.lists(refusal) {
            return None;
        }
        self.refusals.answer(refusal.status(), |_| false)
    }
}

/// The profile of a service's calls, which is kept for good.
#[cfg(feature = "grpc")]
fn of_calls(profile: &Profile) -> &'static Profile {
    Box::leak(Box::new(profile.of_calls()))
}
