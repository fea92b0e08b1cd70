//! What changed between two releases of a service, as semver would have it.
//!
//! | class | what |
//! |---|---|
//! | breaking | a client that was right may now be wrong: a code is gone, its status is another, a field is lost, retyped or may be absent, a retry no longer helps, a header is lost; the body's shape, the problem type or a representation is; an operation is gone or answers with a code more |
//! | compatible | there is more: a code, a field, a header, a representation, a language, an operation; or an operation no longer answers with a code |
//! | editorial | texts for people, and a language that they are no longer in |

mod entry;
mod operations;
mod profile;

use crate::data::{Catalogue, Code, Entry, Service, Type};
use crate::lock;
use crate::{Name, Node};
use std::collections::HashMap;
use std::fmt;

/// What a change does to clients.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// A client that was right may now be wrong.
    Breaking,
    /// There is more than there was.
    Compatible,
    /// Texts for people are others.
    Editorial,
}

impl Class {
    /// All of them, the gravest first.
    pub const ALL: [Class; 3] = [Class::Breaking, Class::Compatible, Class::Editorial];

    /// The class of a kind of change.
    fn of(kind: &str) -> Class {
        match kind {
            "docs-changed" | "language-changed" | "language-gone" | "moved" | "service-renamed"
            | "text-changed" => Class::Editorial,
            "field-required" | "field-typed" | "header-changed" | "header-required"
            | "operation-narrowed" => Class::Compatible,
            _ if kind.ends_with("-added") => Class::Compatible,
            _ => Class::Breaking,
        }
    }

    /// Its name: `breaking`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Class::Breaking => "breaking",
            Class::Compatible => "compatible",
            Class::Editorial => "editorial",
        }
    }
}

impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// What it does to clients.
    pub class: Class,
    /// What kind of change it is, in words that stay: `status-changed`.
    pub kind: &'static str,
    /// The code it is about; absent where it is about all errors of a service.
    pub code: Option<Code>,
    /// What happened, in a sentence.
    pub what: String,
}

impl Change {
    fn new(kind: &'static str, what: impl Into<String>) -> Self {
        Change {
            class: Class::of(kind),
            kind,
            code: None,
            what: what.into(),
        }
    }

    /// One that is about a code.
    fn of(code: &Code, kind: &'static str, what: impl Into<String>) -> Self {
        Change {
            code: Some(code.clone()),
            ..Change::new(kind, what)
        }
    }
}

/// Compares two catalogues as they are given: [`public`](Catalogue::public) ones, for what clients see. The
/// changes come by class, the gravest first, then those of services, then by code.
///
/// Services are paired by name; where each catalogue has one service alone, it is the same service.
///
/// ```
/// use errorbook_export::{Catalogue, diff::{Class, diff}};
///
/// let catalogue = |status: u16| {
///     let json = format!(
///         r#"{{ "errorbook": 1, "services": [{{ "name": "acme::ERRORS" }}], "types": [{{
///             "path": "acme::OrgError",
///             "entries": [{{ "code": "ORG_BLOCKED", "status": {status}, "variant": "Blocked", "title": "Blocked" }}]
///         }}] }}"#
///     );
///     Catalogue::from_json(json.as_bytes())
/// };
/// let changes = diff(&catalogue(403)?, &catalogue(404)?);
/// assert_eq!(changes[0].class, Class::Breaking);
/// assert_eq!(changes[0].what, "`ORG_BLOCKED` had the status 403 and has 404");
/// # Ok::<(), errorbook_export::ReadError>(())
/// ```
pub fn diff(old: &Catalogue, new: &Catalogue) -> Vec<Change> {
    let mut changes = Vec::new();
    let pairs = pair_services(old, new);
    for (was, is) in &pairs {
        services(*was, *is, pairs.len() > 1, &mut changes);
    }
    let kept: Vec<_> = pairs.iter().filter_map(|(was, is)| was.zip(*is)).collect();
    codes(old, new, &kept, &mut changes);
    operations::compare(old, new, &mut changes);
    changes.sort_by(|a, b| (a.class, &a.code).cmp(&(b.class, &b.code)));
    changes
}

type Pair<'a> = (Option<&'a Service>, Option<&'a Service>);

fn pair_services<'a>(old: &'a Catalogue, new: &'a Catalogue) -> Vec<Pair<'a>> {
    if let ([was], [is]) = (old.services.as_slice(), new.services.as_slice()) {
        return vec![(Some(was), Some(is))];
    }
    let named = |services: &'a [Service]| -> HashMap<&'a str, &'a Service> {
        services
            .iter()
            .map(|service| (service.name.as_str(), service))
            .collect()
    };
    let (old_named, new_named) = (named(&old.services), named(&new.services));
    let was = old.services.iter();
    let mut pairs: Vec<Pair> = was
        .map(|was| (Some(was), new_named.get(was.name.as_str()).copied()))
        .collect();
    let is = new.services.iter();
    let added = is.filter(|is| !old_named.contains_key(is.name.as_str()));
    pairs.extend(added.map(|is| (None, Some(is))));
    pairs
}

fn services(was: Option<&Service>, is: Option<&Service>, several: bool, changes: &mut Vec<Change>) {
    match (was, is) {
        (Some(was), Some(is)) => {
            let before = changes.len();
            profile::compare(&was.profile, &is.profile, changes);
            if was.name != is.name {
                let what = format!("the service `{}` is called `{}`", was.name, is.name);
                changes.push(Change::new("service-renamed", what));
            }
            if was.description != is.description {
                let what = "the service's description is another";
                changes.push(Change::new("text-changed", what));
            }
            languages(was, is, changes);
            if several {
                for change in &mut changes[before..] {
                    change.what = format!("of `{}`, {}", is.name, change.what);
                }
            }
        }
        (Some(was), None) => changes.push(Change::new(
            "service-gone",
            format!("the service `{}` is gone", was.name),
        )),
        (None, Some(is)) => changes.push(Change::new(
            "service-added",
            format!("the service `{}` is new", is.name),
        )),
        (None, None) => {}
    }
}

/// A language is negotiated, and texts are for people: no client is wrong without one.
fn languages(was: &Service, is: &Service, changes: &mut Vec<Change>) {
    let tags = |service: &'_ Service| -> Vec<String> {
        let own = service.language.iter();
        own.chain(service.locales.keys()).cloned().collect()
    };
    let (olds, news) = (tags(was), tags(is));
    let has = |tags: &[String], tag: &str| tags.iter().any(|known| known.eq_ignore_ascii_case(tag));
    for tag in olds.iter().filter(|tag| !has(&news, tag)) {
        let what = format!("there are no texts in `{tag}` any more");
        changes.push(Change::new("language-gone", what));
    }
    for tag in news.iter().filter(|tag| !has(&olds, tag)) {
        let what = format!("there are texts in `{tag}`");
        changes.push(Change::new("language-added", what));
    }
    if let (Some(was), Some(is)) = (&was.language, &is.language)
        && !was.eq_ignore_ascii_case(is)
    {
        let what = format!("the default language was `{was}` and is `{is}`");
        changes.push(Change::new("language-changed", what));
    }
}

/// An error and its type.
type Site<'a> = (&'a Type, &'a Entry);

/// The errors of one code, of which there is more than one where services were merged.
type ByCode<'a> = HashMap<&'a Code, Vec<Site<'a>>>;

fn by_code<'a>(sites: impl Iterator<Item = Site<'a>>) -> ByCode<'a> {
    let mut codes = ByCode::new();
    for (ty, entry) in sites {
        codes.entry(&entry.code).or_default().push((ty, entry));
    }
    codes
}

fn codes(
    old: &Catalogue,
    new: &Catalogue,
    kept: &[(&Service, &Service)],
    changes: &mut Vec<Change>,
) {
    let (olds, news) = (by_code(old.entries()), by_code(new.entries()));
    let (old_items, new_items) = (by_code(old.items()), by_code(new.items()));
    let places = old
        .services
        .iter()
        .flat_map(|service| service.profile.body.places());
    let sent: Vec<Name> = places
        .filter_map(|place| match place.node {
            Some(Node::Name(name)) => Some(name),
            _ => None,
        })
        .collect();
    let gone = |code: &Code| Change::of(code, "code-gone", format!("`{code}` is gone"));
    for (code, was) in &olds {
        match news.get(code) {
            None if new_items.contains_key(code) => changes.push(entry::only_item(code)),
            None => changes.push(gone(code)),
            Some(is) => {
                let mut answers = was.iter().chain(is);
                if answers.any(|(_, entry)| entry.shared) {
                    entry::compare_answers(code, [was, is], changes);
                    for pair in pair_answers(was, is) {
                        entry::compare(pair, &sent, changes);
                    }
                } else {
                    for pair in pair_entries(was, is) {
                        entry::compare_locked(pair, lock::locked, changes);
                        entry::compare(pair, &sent, changes);
                    }
                }
                answered_by(code, (was, is), kept, changes);
            }
        }
    }
    for (code, was) in &old_items {
        match new_items.get(code) {
            Some(is) => {
                for pair in pair_entries(was, is) {
                    entry::compare_locked(pair, lock::locked_item, changes);
                    entry::compare(pair, &sent, changes);
                }
            }
            // It may still be an item.
            None if news.contains_key(code) => {}
            None => changes.push(gone(code)),
        }
    }
    let is_new = |code: &&&Code| !olds.contains_key(*code) && !old_items.contains_key(*code);
    for code in news.keys().chain(new_items.keys()).filter(is_new) {
        changes.push(Change::of(code, "code-added", format!("`{code}` is new")));
    }
}

/// Errors of one code, before and now: those of one type, else as they come.
fn pair_entries<'a>(was: &[Site<'a>], is: &[Site<'a>]) -> Vec<[Site<'a>; 2]> {
    let was = was.iter();
    let partner = |(index, old): (usize, &Site<'a>)| {
        let same = is.iter().find(|new| new.0.path == old.0.path);
        same.or_else(|| is.get(index)).map(|new| [*old, *new])
    };
    was.enumerate().filter_map(partner).collect()
}

/// The answers of a shared code, before and now: the same variant, else one of the same status.
fn pair_answers<'a>(was: &[Site<'a>], is: &[Site<'a>]) -> Vec<[Site<'a>; 2]> {
    let mut left = is.to_vec();
    let mut pairs = Vec::new();
    let mut unpaired = was.to_vec();
    let same: [fn(&Site, &Site) -> bool; 2] = [
        |was, is| was.0.path_of(was.1) == is.0.path_of(is.1),
        |was, is| was.1.status == is.1.status,
    ];
    for is_same in same {
        unpaired.retain(|old| {
            let place = left.iter().position(|new| is_same(old, new));
            pairs.extend(place.map(|place| [*old, left.remove(place)]));
            place.is_none()
        });
    }
    pairs
}

/// The services that no longer answer with a code.
fn answered_by(
    code: &Code,
    (was, is): (&[Site], &[Site]),
    kept: &[(&Service, &Service)],
    changes: &mut Vec<Change>,
) {
    let answers = |types: &[Site], service: &Service| {
        let mut types = types.iter();
        types.any(|(ty, _)| ty.is_answered_by(&service.name))
    };
    for (old, new) in kept {
        let name = &new.name;
        let (kind, what) = match (answers(was, old), answers(is, new)) {
            (true, false) => (
                "code-gone",
                format!("`{name}` no longer answers with `{code}`"),
            ),
            (false, true) => ("code-added", format!("`{name}` answers with `{code}` too")),
            _ => continue,
        };
        changes.push(Change::of(code, kind, what));
    }
}
