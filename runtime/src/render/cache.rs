//! What does not depend on the error at hand is made once per entry, profile and representation, and kept.

use super::headers::{Dynamic, Head};
use super::plan::Plan;
use crate::entry::Entry;
use crate::error::ValueSource;
use crate::negotiate::preferences::Preferences;
use crate::profile::Profile;
use http::response::Parts;
use std::sync::OnceLock;

/// What is kept of an entry for one profile. The profiles that an entry was rendered for are a list.
struct Node {
    profile: &'static Profile,
    /// By the source of the values and the number of the representation.
    rendered: Box<[OnceLock<Box<Rendered>>]>,
    next: OnceLock<Box<Node>>,
}

/// A response, as far as it is the same for every error of an entry.
pub(super) struct Rendered {
    /// Headers are in the order in which they are sent; one that an error brings holds its place, empty.
    pub(super) head: Parts,
    pub(super) dynamic: Vec<Dynamic>,
    pub(super) body: Body,
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
    let node = Node::of(entry, preferences.profile);
    let place = usize::from(preferences.representation) * ValueSource::COUNT + values.index();
    node.rendered[place].get_or_init(|| Box::new(Rendered::new(entry, preferences, values)))
}

impl Node {
    fn new(profile: &'static Profile) -> Self {
        Node {
            profile,
            rendered: std::iter::repeat_with(OnceLock::new)
                .take(profile.settings.count() * ValueSource::COUNT)
                .collect(),
            next: OnceLock::new(),
        }
    }

    fn of(entry: &'static Entry, profile: &'static Profile) -> &'static Self {
        let Some(mut node) = entry.cache.get_or_init(|| Node::new(profile)) else {
            unreachable!("nothing else fills the cache of an entry")
        };
        while !std::ptr::eq(node.profile, profile) {
            node = node.next.get_or_init(|| Box::new(Node::new(profile)));
        }
        node
    }
}

impl Rendered {
    fn new(entry: &'static Entry, preferences: &Preferences, values: &ValueSource) -> Self {
        let profile = preferences.profile;
        let representation = preferences.representation();
        let plan = super::plan(&representation, entry, profile, values);
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
        let Head { parts, dynamic } = Head::new(entry, preferences, values);
        Rendered {
            head: parts,
            dynamic,
            body,
        }
    }
}

pub(super) fn leak(bytes: &[u8]) -> &'static [u8] {
    Box::leak(Box::from(bytes))
}
