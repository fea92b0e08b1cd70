//! What changed of how a service speaks.

use super::Change;
use crate::{Name, Node, Profile};
use errorbook_model::escape::pointer_token;
use errorbook_model::shape::{Place, Step};
use std::collections::BTreeMap;

pub(super) fn compare(was: &Profile, is: &Profile, changes: &mut Vec<Change>) {
    let mut add = |kind, what: String| changes.push(Change::new(kind, what));
    body(was, is, &mut add);
    offers(was, is, &mut add);
    let template = Profile::type_template;
    let quoted = |uri: Option<&str>| uri.map_or("absent".to_owned(), |uri| format!("`{uri}`"));
    if template(was) != template(is) {
        let (was, is) = (quoted(template(was)), quoted(template(is)));
        let what = format!("the problem type was {was} and is {is}");
        add("type-changed", what);
    } else if was.docs != is.docs {
        let (was, is) = (quoted(was.docs), quoted(is.docs));
        let what = format!("the documentation was {was} and is {is}");
        add("docs-changed", what);
    }
    headers(was, is, &mut add);
    fields(was, is, &mut add);
}

/// The headers that every error of the service has.
fn headers(was: &Profile, is: &Profile, add: &mut impl FnMut(&'static str, String)) {
    let names = |profile: &Profile| {
        let switch = |on: bool, name| on.then_some(name);
        let switched = [
            profile.code_header,
            switch(profile.help_link && profile.docs.is_some(), "link"),
            switch(
                profile.nosniff && !profile.body.is_empty(),
                "x-content-type-options",
            ),
            switch(profile.no_store, "cache-control"),
        ];
        let mut names: Vec<&str> = switched.into_iter().flatten().collect();
        for (name, _) in profile.headers.as_slice() {
            if !names.contains(name) {
                names.push(name);
            }
        }
        names
    };
    let [lost, added] = lost_and_added(names(was).into_iter(), names(is).into_iter());
    for name in lost {
        add(
            "header-lost",
            format!("no error has the header `{name}` any more"),
        );
    }
    for name in added {
        add(
            "header-added",
            format!("every error has the header `{name}`"),
        );
    }
    let values = |profile: &Profile, name: &str| {
        let pairs = profile.headers.as_slice().iter();
        let values = pairs.filter(|(known, _)| *known == name);
        values.map(|(_, value)| *value).collect::<Vec<_>>()
    };
    for name in names(was)
        .into_iter()
        .filter(|name| names(is).contains(name))
    {
        if values(was, name) != values(is, name) {
            let what = format!("every error has another value of the header `{name}`");
            add("header-changed", what);
        }
    }
}

/// The fields of errors that have none of these names.
fn fields(was: &Profile, is: &Profile, add: &mut impl FnMut(&'static str, String)) {
    for (name, old) in was.fields.as_slice() {
        match is.fields.get(name) {
            None => add(
                "field-lost",
                format!("no error has the field `{name}` by default any more"),
            ),
            Some(new) if new != *old => add(
                "field-changed",
                format!("the field `{name}` was {old:?} by default and is {new:?}"),
            ),
            Some(_) => {}
        }
    }
    for (name, new) in is.fields.as_slice() {
        if was.fields.get(name).is_none() {
            let what = format!("the field `{name}` is {new:?} by default");
            add("field-added", what);
        }
    }
}

/// What is in the first list alone, and what is in the second alone.
fn lost_and_added<T: Copy + PartialEq>(
    was: impl Iterator<Item = T>,
    is: impl Iterator<Item = T>,
) -> [Vec<T>; 2] {
    let (mut was, mut is): (Vec<T>, Vec<T>) = (was.collect(), is.collect());
    let kept: Vec<T> = was.iter().copied().filter(|one| is.contains(one)).collect();
    was.retain(|one| !kept.contains(one));
    is.retain(|one| !kept.contains(one));
    [was, is]
}

fn offers(was: &Profile, is: &Profile, add: &mut impl FnMut(&'static str, String)) {
    let names = |profile: &Profile| profile.offers.iter().map(|offer| offer.as_str());
    offered(names(was), names(is), add);
    if let Some((old, new)) = names(was)
        .zip(names(is))
        .next()
        .filter(|(old, new)| old != new)
    {
        add(
            "default-changed",
            format!("`{new}` is the default, not `{old}`"),
        );
    }
}

fn offered(
    was: impl Iterator<Item = &'static str>,
    is: impl Iterator<Item = &'static str>,
    add: &mut impl FnMut(&'static str, String),
) {
    let [lost, added] = lost_and_added(was, is);
    for name in lost {
        add(
            "representation-lost",
            format!("`{name}` is not offered any more"),
        );
    }
    for name in added {
        add("representation-added", format!("`{name}` is offered"));
    }
}

fn body(was: &Profile, is: &Profile, add: &mut impl FnMut(&'static str, String)) {
    let (olds, news) = (members(was), members(is));
    for (path, old) in &olds {
        match news.get(path) {
            None => add("member-lost", format!("the body has lost `{path}`, {old}")),
            Some(new) if new != old => add(
                "member-changed",
                format!("the body's `{path}` was {old} and is {new}"),
            ),
            Some(_) => {}
        }
    }
    for (path, new) in news.iter().filter(|(path, _)| !olds.contains_key(*path)) {
        let what = format!("the body has `{path}`, {new}");
        add("member-added", what);
    }
    let problem = |profile: &Profile| {
        let is_problem = profile.body.is_problem();
        is_problem.then_some("application/problem+json").into_iter()
    };
    offered(problem(was), problem(is), add);
}

/// What stands at each place of a body (RFC 6901), in words. Empty objects and arrays are places too.
fn members(profile: &Profile) -> BTreeMap<String, String> {
    let mut members = BTreeMap::new();
    for Place { path, node } in profile.body.places() {
        let mut pointer = String::new();
        for step in path {
            pointer.push('/');
            match step {
                Step::Key(key) => pointer.push_str(&pointer_token(key)),
                Step::Index(index) => pointer.push_str(&index.to_string()),
            }
        }
        let what = match node {
            None => {
                pointer.push_str("/*");
                "the fields of the error".to_owned()
            }
            Some(Node::Object(_)) => "an object".to_owned(),
            Some(Node::Array(_)) => "an array".to_owned(),
            Some(Node::Name(name)) if !is_sent(name, profile) => continue,
            Some(Node::Name(name)) => words(name),
            Some(Node::Literal(json)) => format!("the constant {json}"),
        };
        members.insert(pointer, what);
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
        // They differ where the problem type is absent, and a change of that is reported itself.
        Name::ProblemTitle => Name::Title,
        other => other,
    };
    format!("the {}", name.as_str().replace('_', " "))
}
