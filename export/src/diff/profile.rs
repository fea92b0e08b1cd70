//! What changed of how a service speaks.

use super::Change;
use crate::{Body, Format, Items, Name, Node, Profile, Representation, Xml};
use errorbook_model::escape::pointer_token;
use errorbook_model::shape::{Place, Step};
use std::collections::BTreeMap;

pub(super) fn compare(was: &Profile, is: &Profile, changes: &mut Vec<Change>) {
    let mut add = |kind, what: String| changes.push(Change::new(kind, what));
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
    if was.domain != is.domain {
        let kind = was.domain.map_or("domain-added", |_| "domain-changed");
        let (was, is) = (quoted(was.domain), quoted(is.domain));
        add(kind, format!("the domain was {was} and is {is}"));
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
                profile.nosniff && has_bodies(profile),
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
    let (olds, news) = (names(was), names(is));
    for name in alone(&olds, &news) {
        add(
            "header-lost",
            format!("no error has the header `{name}` any more"),
        );
    }
    for name in alone(&news, &olds) {
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
    for name in olds.into_iter().filter(|name| news.contains(name)) {
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

fn has_bodies(profile: &Profile) -> bool {
    let mut representations = profile.representations();
    representations.any(|representation| representation.media_type().is_some())
}

/// What is in a list, and not in another.
fn alone<'a>(list: &[&'a str], other: &[&str]) -> Vec<&'a str> {
    let names = list.iter().copied();
    names.filter(|name| !other.contains(name)).collect()
}

/// A media type that a service answers to, and what it is answered with.
struct Answer {
    media_type: &'static str,
    sent: Representation,
}

fn answers(profile: &Profile) -> Vec<Answer> {
    let representations: Vec<_> = profile.representations().collect();
    let candidates = profile.candidates();
    let media_types = candidates.media_types().iter().enumerate();
    let mut answers: Vec<Answer> = Vec::new();
    for (place, media_type) in media_types {
        let number = usize::from(candidates.representation(place));
        let media_type = media_type.essence();
        // Of one media type twice, the first is answered with.
        if let Some(sent) = representations.get(number)
            && answers.iter().all(|known| known.media_type != media_type)
        {
            answers.push(Answer {
                media_type,
                sent: *sent,
            });
        }
    }
    answers
}

fn offers(was: &Profile, is: &Profile, add: &mut impl FnMut(&'static str, String)) {
    let (olds, news) = (answers(was), answers(is));
    let names =
        |answers: &[Answer]| -> Vec<_> { answers.iter().map(|answer| answer.media_type).collect() };
    let (old_names, new_names) = (names(&olds), names(&news));
    for name in alone(&old_names, &new_names) {
        add(
            "representation-lost",
            format!("`{name}` is not offered any more"),
        );
    }
    for name in alone(&new_names, &old_names) {
        add("representation-added", format!("`{name}` is offered"));
    }
    let mut compared: Vec<(Format, Format)> = Vec::new();
    for old in &olds {
        let Some(new) = news.iter().find(|new| new.media_type == old.media_type) else {
            continue;
        };
        let label = |answer: &Answer| match answer.sent.essence() {
            Some(essence) => format!("`{essence}`"),
            None => "no body".to_owned(),
        };
        let has_body = |answer: &Answer| answer.sent.essence().is_some();
        if label(old) != label(new) && has_body(old) == has_body(new) {
            let (was, is) = (label(old), label(new));
            let what = format!(
                "`{}` was answered with {was} and is with {is}",
                old.media_type
            );
            add("media-type-changed", what);
        }
        let formats = (old.sent.format, new.sent.format);
        if !compared.contains(&formats) {
            let body = if compared.is_empty() {
                "the body".to_owned()
            } else {
                format!("the body as {}", label(old))
            };
            compare_bodies(&body, (was, &formats.0), (is, &formats.1), add);
            compared.push(formats);
        }
    }
    if let (Some(old), Some(new)) = (olds.first(), news.first()) {
        let kept = news.iter().find(|new| new.media_type == old.media_type);
        let counterpart = kept.unwrap_or(new);
        if counterpart.sent.format != new.sent.format {
            let (old, new) = (old.media_type, new.media_type);
            add(
                "default-changed",
                format!("`{new}` is the default, not `{old}`"),
            );
        }
    }
}

/// Compares what is written under a media type.
fn compare_bodies(
    body: &str,
    (was, old): (&Profile, &Format),
    (is, new): (&Profile, &Format),
    add: &mut impl FnMut(&'static str, String),
) {
    match (old, new) {
        (Format::Text(old), Format::Text(new)) => {
            if old != new {
                let what = format!("{body} was the lines {old:?} and is {new:?}");
                add("lines-changed", what);
            }
        }
        (Format::Json(old), Format::Json(new)) => {
            compare_members(body, &members(was, old), &members(is, new), add);
        }
        (Format::Xml(old), Format::Xml(new)) => {
            compare_members(body, &members(was, &old.body), &members(is, &new.body), add);
            let written = |xml: &Xml| (xml.root, xml.namespace, xml.items);
            if written(old) != written(new) {
                let root = |xml: &Xml| {
                    let namespace = xml.namespace.map(|name| format!(" of `{name}`"));
                    let items = match xml.items {
                        Items::Named => "",
                        Items::I => ", with items `i`",
                    };
                    format!("`<{}>`{}{items}", xml.root, namespace.unwrap_or_default())
                };
                let what = format!("{body} was in {} and is in {}", root(old), root(new));
                add("element-changed", what);
            }
        }
        // A body that comes or goes is told by its members.
        (Format::Json(old), Format::Empty) => {
            compare_members(body, &members(was, old), &BTreeMap::new(), add);
        }
        (Format::Empty, Format::Json(new)) => {
            compare_members(body, &BTreeMap::new(), &members(is, new), add);
        }
        (old, new) if old == new => {}
        (old, new) => {
            let name = |format: &Format| match format {
                Format::Json(_) => "JSON",
                Format::Text(_) => "text",
                Format::Xml(_) => "XML",
                Format::Preset(preset) => preset.as_str(),
                Format::Empty => "empty",
            };
            let what = format!("{body} was {} and is {}", name(old), name(new));
            add("format-changed", what);
        }
    }
}

fn compare_members(
    body: &str,
    olds: &BTreeMap<String, String>,
    news: &BTreeMap<String, String>,
    add: &mut impl FnMut(&'static str, String),
) {
    for (path, old) in olds {
        match news.get(path) {
            None => add("member-lost", format!("{body} has lost `{path}`, {old}")),
            Some(new) if new != old => add(
                "member-changed",
                format!("{body}'s `{path}` was {old} and is {new}"),
            ),
            Some(_) => {}
        }
    }
    for (path, new) in news.iter().filter(|(path, _)| !olds.contains_key(*path)) {
        add("member-added", format!("{body} has `{path}`, {new}"));
    }
}

/// What stands at each place of a body (RFC 6901), in words; `-` for each item of an array or member for field errors, `*`
/// for the key of such a member. Empty objects and arrays
/// are places too.
fn members(profile: &Profile, body: &Body) -> BTreeMap<String, String> {
    let mut members = BTreeMap::new();
    for Place { path, node } in body.places() {
        let mut pointer = String::new();
        for step in path {
            pointer.push('/');
            match step {
                Step::Key(key) => pointer.push_str(&pointer_token(key)),
                Step::Index(index) => pointer.push_str(&index.to_string()),
                Step::Each => pointer.push('-'),
                Step::Keys => pointer.push('*'),
            }
        }
        let what = match node {
            None => {
                pointer.push_str("/*");
                "the fields of the error".to_owned()
            }
            Some(node) => match described(&node, profile) {
                Some(what) => what,
                None => continue,
            },
        };
        members.insert(pointer, what);
    }
    members
}

/// A value in words; nothing where no error has it.
fn described(node: &Node, profile: &Profile) -> Option<String> {
    Some(match node {
        Node::Object(_) => "an object".to_owned(),
        Node::Array(_) => "an array".to_owned(),
        Node::Each(_) | Node::Items(_) => "an item for each field error".to_owned(),
        Node::Name(name) if !is_sent(*name, profile) => return None,
        Node::Name(name) => words(*name),
        Node::Field(name) => format!("the field {name}"),
        Node::Text(text) => format!("the text {text:?}"),
        Node::Literal(json) => format!("the constant {json}"),
        Node::Or(node, other) => match (described(node, profile), &**other) {
            (None, other) => return described(other, profile),
            (Some(value), Node::Literal(json)) => format!("{value}, or else {json}"),
            (Some(value), other) => match described(other, profile) {
                Some(other) => format!("{value}, or else {other}"),
                None => value,
            },
        },
    })
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
    if name == Name::Segments {
        return "the names and indices of the place".to_owned();
    }
    let name = match name {
        // They differ where the problem type is absent, and a change of that is reported itself.
        Name::ProblemTitle => Name::Title,
        other => other,
    };
    format!("the {}", name.as_str().replace(['_', '.'], " "))
}
