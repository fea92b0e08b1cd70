//! What changed of how a service speaks.

use super::{Change, Class};
use crate::profile::{Name, Offer, Part, Profile};
use std::collections::BTreeMap;

pub(super) fn compare(was: &Profile, is: &Profile, changes: &mut Vec<Change>) {
    let mut add = |class, kind, what: String| changes.push(Change::new(class, kind, what));
    body(was, is, &mut add);
    offers(was, is, &mut add);
    let template = |profile: &Profile| profile.problem_type.clone().or(profile.docs.clone());
    let quoted = |uri: Option<String>| uri.map_or("absent".to_owned(), |uri| format!("`{uri}`"));
    if template(was) != template(is) {
        let (was, is) = (quoted(template(was)), quoted(template(is)));
        let what = format!("the problem type was {was} and is {is}");
        add(Class::Breaking, "type-changed", what);
    } else if was.docs != is.docs {
        let (was, is) = (quoted(was.docs.clone()), quoted(is.docs.clone()));
        let what = format!("the documentation was {was} and is {is}");
        add(Class::Editorial, "docs-changed", what);
    }
    headers(was, is, &mut add);
}

/// The headers that every error of the service has.
fn headers(was: &Profile, is: &Profile, add: &mut impl FnMut(Class, &'static str, String)) {
    let names = |profile: &Profile| {
        let switch = |on: bool, name: &str| on.then(|| name.to_owned());
        [
            profile.code_header.clone(),
            switch(profile.help_link && profile.docs.is_some(), "link"),
            switch(
                profile.nosniff && !profile.body.is_empty(),
                "x-content-type-options",
            ),
            switch(profile.no_store, "cache-control"),
        ]
    };
    let (was, is) = (names(was), names(is));
    for name in was
        .iter()
        .flatten()
        .filter(|name| !is.contains(&Some((*name).clone())))
    {
        let what = format!("no error has the header `{name}` any more");
        add(Class::Breaking, "header-lost", what);
    }
    for name in is
        .iter()
        .flatten()
        .filter(|name| !was.contains(&Some((*name).clone())))
    {
        let what = format!("every error has the header `{name}`");
        add(Class::Compatible, "header-added", what);
    }
}

fn offers(was: &Profile, is: &Profile, add: &mut impl FnMut(Class, &'static str, String)) {
    for offer in was.offers.iter().filter(|offer| !is.offers.contains(offer)) {
        let what = format!("{} is not offered any more", name(*offer));
        add(Class::Breaking, "representation-lost", what);
    }
    for offer in is.offers.iter().filter(|offer| !was.offers.contains(offer)) {
        let what = format!("{} is offered", name(*offer));
        add(Class::Compatible, "representation-added", what);
    }
    if let (Some(old), Some(new)) = (was.offers.first(), is.offers.first())
        && old != new
    {
        let what = format!("{} is the default, not {}", name(*new), name(*old));
        add(Class::Breaking, "default-changed", what);
    }
}

fn name(offer: Offer) -> String {
    let json = serde_json::to_value(offer).unwrap_or_default();
    format!("`{}`", json.as_str().unwrap_or_default())
}

fn body(was: &Profile, is: &Profile, add: &mut impl FnMut(Class, &'static str, String)) {
    let (olds, news) = (members(was), members(is));
    for (path, old) in &olds {
        match news.get(path) {
            None => add(
                Class::Breaking,
                "member-lost",
                format!("the body has lost `{path}`, {old}"),
            ),
            Some(new) if new != old => add(
                Class::Breaking,
                "member-changed",
                format!("the body's `{path}` was {old} and is {new}"),
            ),
            Some(_) => {}
        }
    }
    for (path, new) in news.iter().filter(|(path, _)| !olds.contains_key(*path)) {
        let what = format!("the body has `{path}`, {new}");
        add(Class::Compatible, "member-added", what);
    }
    if was.problem && !is.problem {
        let what = "`application/problem+json` is not offered any more".to_owned();
        add(Class::Breaking, "representation-lost", what);
    } else if is.problem && !was.problem {
        let what = "`application/problem+json` is offered".to_owned();
        add(Class::Compatible, "representation-added", what);
    }
}

/// What stands at each place of a body (RFC 6901), in words. Empty objects and arrays are places too.
fn members(profile: &Profile) -> BTreeMap<String, String> {
    let mut members = BTreeMap::new();
    // Each open object or array: its path, and how many items it has where it is an array.
    let mut open: Vec<(String, Option<usize>)> = vec![(String::new(), None)];
    for part in &profile.body {
        let Some((path, items)) = open.last_mut() else {
            break;
        };
        let mut place = |key: &str| match items {
            Some(count) => {
                *count += 1;
                format!("{path}/{}", *count - 1)
            }
            None => format!("{path}/{}", key.replace('~', "~0").replace('/', "~1")),
        };
        match part {
            Part::Object(key) => {
                let place = place(key);
                members.insert(place.clone(), "an object".to_owned());
                open.push((place, None));
            }
            Part::Array(key) => {
                let place = place(key);
                members.insert(place.clone(), "an array".to_owned());
                open.push((place, Some(0)));
            }
            Part::End => {
                open.pop();
            }
            Part::Member(key, name) => {
                let place = place(key);
                if is_sent(*name, profile) {
                    members.insert(place, words(*name));
                }
            }
            Part::Literal(key, json) => {
                let place = place(key);
                if !json.is_empty() {
                    members.insert(place, format!("the constant {json}"));
                }
            }
            Part::Fields(_) => {
                members.insert(format!("{path}/*"), "the fields of the error".to_owned());
            }
        }
    }
    members
}

/// Whether any error has the value at all.
fn is_sent(name: Name, profile: &Profile) -> bool {
    match name {
        Name::Docs => profile.docs.is_some(),
        Name::Type => profile.problem_type.is_some() || profile.docs.is_some(),
        _ => true,
    }
}

fn words(name: Name) -> String {
    let name = match name {
        // They differ where the problem type is absent, and a change of that is told itself.
        Name::ProblemTitle => Name::Title,
        other => other,
    };
    let json = serde_json::to_value(name).unwrap_or_default();
    format!(
        "the {}",
        json.as_str().unwrap_or_default().replace('_', " ")
    )
}
