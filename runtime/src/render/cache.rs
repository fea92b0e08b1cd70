//! What does not depend on the error at hand is made once per entry, profile, representation and language, and kept.

use super::headers::{Dynamic, Head};
use super::plan::Plan;
use super::planner::Subject;
use super::translation::Translation;
use crate::entry::Entry;
use crate::error::ValueSource;
use crate::locale::{Language, Languages};
use crate::negotiate::preferences::Preferences;
use crate::profile::Profile;
use http::response::Parts;
use std::sync::OnceLock;

/// What is kept of an entry for one profile and the languages of one catalogue. Those that an entry was rendered for are a
/// list.
struct Node {
    profile: &'static Profile,
    languages: &'static Languages,
    /// By the source of the values, the number of the language and that of the representation.
    rendered: Box<[OnceLock<Box<Rendered>>]>,
    next: OnceLock<Box<Node>>,
}

/// A response, as far as it is the same for every error of an entry.
pub(super) struct Rendered {
    /// Headers are in the order in which they are sent; one that an error brings holds its place, empty.
    pub(super) head: Parts,
    pub(super) dynamic: Vec<Dynamic>,
    pub(super) body: Body,
    /// `None` for the default language.
    pub(super) language: Option<&'static Language>,
}

pub(super) enum Body {
    Static(&'static [u8]),
    Slots(Slots),
}

/// A body that waits for values.
pub(super) struct Slots {
    pub(super) plan: Plan,
    pub(super) size: usize,
}

/// What is kept of an entry for these preferences and an error that brings these values.
pub(super) fn rendered(
    entry: &'static Entry,
    preferences: &Preferences,
    values: &ValueSource,
) -> &'static Rendered {
    let node = Node::of(entry, preferences);
    let place = usize::from(preferences.representation) * node.languages.count()
        + usize::from(preferences.language);
    let place = place * ValueSource::COUNT + values.index();
    node.rendered[place].get_or_init(|| Box::new(Rendered::new(entry, preferences, values)))
}

impl Node {
    fn new(preferences: &Preferences) -> Self {
        let Preferences {
            profile, languages, ..
        } = *preferences;
        let places = languages.count() * profile.settings.count() * ValueSource::COUNT;
        Node {
            profile,
            languages,
            rendered: std::iter::repeat_with(OnceLock::new).take(places).collect(),
            next: OnceLock::new(),
        }
    }

    fn of(entry: &'static Entry, preferences: &Preferences) -> &'static Self {
        let Some(mut node) = entry.cache.get_or_init(|| Node::new(preferences)) else {
            unreachable!("nothing else fills the cache of an entry")
        };
        while !node.is_of(preferences) {
            node = node.next.get_or_init(|| Box::new(Node::new(preferences)));
        }
        node
    }

    fn is_of(&self, preferences: &Preferences) -> bool {
        std::ptr::eq(self.profile, preferences.profile)
            && std::ptr::eq(self.languages, preferences.languages)
    }
}

impl Rendered {
    fn new(entry: &'static Entry, preferences: &Preferences, values: &ValueSource) -> Self {
        let language = preferences.languages.translated(preferences.language);
        let translation = language.and_then(|it| Translation::of(it, entry, values));
        let preferences = match translation {
            Some(_) => *preferences,
            // All of it is sent in one language.
            None => preferences.in_default_language(),
        };
        let subject = Subject {
            translation: translation.as_ref(),
            language: preferences.language(),
            ..Subject::new(entry, preferences.profile, values)
        };
        let plan = super::plan(&preferences.representation(), subject);
        // What is kept is leaked, so that it is served without a count of its references.
        let body = match plan {
            None => Body::Static(&[]),
            Some(plan) => match plan.as_static().map(leak) {
                Some(body) => Body::Static(body),
                None => Body::Slots(Slots {
                    size: plan.size(),
                    plan,
                }),
            },
        };
        let Head { parts, dynamic } = Head::new(entry, &preferences, values);
        Rendered {
            head: parts,
            dynamic,
            body,
            language: translation.map(|texts| texts.language),
        }
    }
}

pub(super) fn leak(bytes: &[u8]) -> &'static [u8] {
    Box::leak(Box::from(bytes))
}
