//! The translations of the catalogues in a program.

use super::{Embedded, Listing, Member};
use crate::data::Service;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap, HashSet};

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

    /// A service, whose languages have the messages of its members behind its own.
    pub(super) fn service(&self, listing: &Listing) -> Service {
        let mut service = listing.service();
        let Some(own) = self.locales_of(&listing.name) else {
            return service;
        };
        service.language = Some(own.language.clone());
        service.locales.clone_from(&own.texts);
        let all: HashMap<_, _> = self.locales.iter().map(|it| (&*it.name, it)).collect();
        for locales in self
            .included(listing)
            .iter()
            .filter_map(|name| all.get(name))
        {
            for (tag, text) in &mut service.locales {
                if let Some(other) = locales.texts.get(tag) {
                    text.push('\n');
                    text.push_str(other);
                }
            }
        }
        service
    }

    /// The names of the catalogues that a catalogue includes, each once.
    fn included<'a>(&'a self, listing: &'a Listing) -> Vec<&'a str> {
        let listings: HashMap<_, _> = self.catalogues.iter().map(|it| (&*it.name, it)).collect();
        let mut seen = HashSet::from([listing.name.as_str()]);
        let mut included = Vec::new();
        let mut open = vec![listing.members.iter()];
        while let Some(members) = open.last_mut() {
            match members.next() {
                None => {
                    open.pop();
                }
                Some(Member::Catalogue(name)) if seen.insert(name) => {
                    included.push(name.as_str());
                    let other = listings.get(name.as_str());
                    open.extend(other.map(|other| other.members.iter()));
                }
                Some(_) => {}
            }
        }
        included
    }
}
