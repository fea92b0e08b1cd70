//! The translations of the catalogues in a program.

use super::{Embedded, Listing};
use crate::data::Service;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};

/// The translations that a `catalogue!` names.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Locales {
    /// The path of the catalogue's `static`.
    pub name: String,
    /// The language of the texts in the attributes.
    pub language: String,
    /// The folder of the files, relative to the Cargo.toml of the catalogue's crate; `None` where it has none.
    #[serde(default)]
    pub folder: Option<String>,
    /// What stands in the files of each language, by its tag.
    #[serde(default)]
    pub texts: BTreeMap<String, String>,
}

impl Embedded {
    /// The translations that a catalogue names itself.
    pub fn locales_of(&self, catalogue: &str) -> Option<&Locales> {
        self.locales.iter().find(|it| it.name == catalogue)
    }

    /// A service, whose languages have the messages of the catalogues that it includes behind its own.
    pub(super) fn service(&self, listing: &Listing, included: &[&str]) -> Service {
        let mut service = listing.service();
        let Some(own) = self.locales_of(&listing.name) else {
            return service;
        };
        service.language = Some(own.language.clone());
        service.locales.clone_from(&own.texts);
        let all: HashMap<_, _> = self.locales.iter().map(|it| (&*it.name, it)).collect();
        for locales in included.iter().filter_map(|name| all.get(name)) {
            for (tag, text) in &mut service.locales {
                if let Some(other) = locales.texts.get(tag) {
                    text.push('\n');
                    text.push_str(other);
                }
            }
        }
        service
    }
}
