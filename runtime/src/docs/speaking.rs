//! How the services of a catalogue speak, as its data says it.

use super::examples::{is_header_name, leak, leak_value};
use crate::locale::Languages;
use crate::profile::Profile;
use errorbook_export as data;
use errorbook_model::Pairs;

/// How a service speaks.
pub(super) struct Speaking {
    pub(super) name: String,
    pub(super) profile: &'static Profile,
    pub(super) languages: &'static Languages,
}

impl Speaking {
    pub(super) fn of(service: &data::Service) -> Self {
        let language = service.language.as_deref().unwrap_or("en");
        let tags = service.locales.keys().map(String::as_str);
        let tags = std::iter::once(language).chain(tags).map(leak);
        Speaking {
            name: service.name.clone(),
            profile: leak_value(profile(&service.profile)),
            languages: leak_value(Languages::of_tags(tags.collect())),
        }
    }

    pub(super) fn speaks_as(&self, other: &Self) -> bool {
        self.profile.settings == other.profile.settings
            && self.languages.tags == other.languages.tags
    }
}

/// A profile of the runtime. A header name that could not be sent is left out, and where nothing is offered,
/// the default is.
fn profile(settings: &data::Profile) -> Profile {
    let mut settings = *settings;
    settings.code_header = settings.code_header.filter(|name| is_header_name(name));
    let headers = settings.headers;
    let headers = headers.as_slice().iter();
    settings.headers = headers
        .filter(|(name, _)| is_header_name(name))
        .fold(Pairs::none(""), |pairs, (name, value)| {
            pairs.with(name, value)
        });
    if settings.offers.is_empty() {
        settings.offers = data::Profile::DEFAULT.offers;
    }
    Profile::of(&settings)
}
