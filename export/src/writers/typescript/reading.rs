//! Where the bodies of a service have the values of an error.

use crate::shape::is_certain;
use crate::{Entry, Field, Format, Name, Node, Profile, Property};
use errorbook_model::shape::keys;
use std::fmt::Write;

/// A step into a body.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Step {
    Key(&'static str),
    Place(usize),
}

pub(super) type Path = Vec<Step>;

/// How a service's answers are read.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Reading {
    /// The member that identifies an error, and what it is.
    pub(super) telling: Option<(Name, Path)>,
    pub(super) message: Option<Path>,
    /// The object that has the fields, and the template's members beside them.
    pub(super) fields: Option<(Path, &'static [Property])>,
    pub(super) retry_after: Option<Path>,
    pub(super) request_id: Option<Path>,
    pub(super) code_header: Option<&'static str>,
}

impl Reading {
    pub(super) fn of(profile: &Profile) -> Self {
        let mut places = Places::default();
        if profile.sends(Format::Json) {
            let members = profile.body.members().unwrap_or_default();
            places.object(members, Some(&Path::new()), profile);
        }
        let find = |name: Name| {
            let found = places.names.iter().find(|(known, _)| *known == name);
            found.map(|(_, path)| path.clone())
        };
        // An address without the code is the same for all errors.
        let has_code =
            |template: Option<&str>| template.is_some_and(|template| template.contains("{code}"));
        let tells = [
            (Name::Code, true),
            (Name::Type, has_code(profile.type_template())),
            (Name::Docs, has_code(profile.docs)),
            (Name::Oauth, true),
        ];
        let sentences = [Name::Message, Name::Detail, Name::Title, Name::ProblemTitle];
        Reading {
            telling: tells
                .into_iter()
                .filter(|(_, tells)| *tells)
                .find_map(|(name, _)| Some((name, find(name)?))),
            message: sentences.into_iter().find_map(find),
            retry_after: find(Name::RetryAfter),
            request_id: find(Name::RequestId),
            fields: places.fields,
            code_header: profile.code_header,
        }
    }

    /// The fields of an error that bodies have.
    pub(super) fn carried<'e>(&self, entry: &'e Entry) -> impl Iterator<Item = &'e Field> {
        let beside = self.fields.as_ref().map(|(_, beside)| *beside);
        let is_free = |name: &str, beside| keys(beside).all(|key| key != name);
        entry.fields.iter().filter(move |field| {
            beside.is_some_and(|beside| is_free(&field.name, beside)) && !is_own(&field.name)
        })
    }
}

/// Whether a name is that of a member which every error has in TypeScript, of a type of its own.
fn is_own(name: &str) -> bool {
    matches!(name, "code" | "status" | "message")
}

/// Where a body has each of its names, and its fields.
#[derive(Default)]
struct Places {
    names: Vec<(Name, Path)>,
    fields: Option<(Path, &'static [Property])>,
}

impl Places {
    /// `path` is unknown behind an element before which one may be absent.
    fn object(&mut self, members: &'static [Property], path: Option<&Path>, profile: &Profile) {
        for member in members {
            match member {
                Property::Pair(key, node) => {
                    self.node(node, extended(path, Step::Key(key)), profile);
                }
                Property::Fields => self.fields = path.cloned().map(|path| (path, members)),
            }
        }
    }

    fn array(&mut self, elements: &'static [Node], path: Option<&Path>, profile: &Profile) {
        let mut next = Some(0);
        for element in elements {
            let is_always = match element {
                Node::Name(name) => is_always(*name, profile),
                _ => true,
            };
            let place = next.filter(|_| is_always);
            next = place.map(|place| place + 1);
            let path = place.and_then(|place| extended(path, Step::Place(place)));
            self.node(element, path, profile);
        }
    }

    fn node(&mut self, node: &'static Node, path: Option<Path>, profile: &Profile) {
        match node {
            Node::Object(members) => self.object(members, path.as_ref(), profile),
            Node::Array(elements) => self.array(elements, path.as_ref(), profile),
            Node::Name(name) => self.names.extend(path.map(|path| (*name, path))),
            Node::Literal(_) => {}
        }
    }
}

fn extended(path: Option<&Path>, step: Step) -> Option<Path> {
    let mut path = path?.clone();
    path.push(step);
    Some(path)
}

/// Whether every body of the service has the value.
fn is_always(name: Name, profile: &Profile) -> bool {
    match name {
        Name::Help | Name::Detail | Name::RetryAfter | Name::RequestId => false,
        Name::Type => profile.type_uri("").is_some(),
        Name::Docs => profile.docs.is_some(),
        _ => true,
    }
}

/// How the interface of an error has a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Presence {
    Always,
    Sometimes,
    Never,
}

/// Whether the answers of all these services have a field.
pub(super) fn presence(readings: &[&Reading], entry: &Entry, field: &Field) -> Presence {
    let carries = |reading: &&&Reading| {
        reading
            .carried(entry)
            .any(|carried| carried.name == field.name)
    };
    let count = readings.iter().filter(carries).count();
    if count == 0 {
        Presence::Never
    } else if count == readings.len() && is_certain(field) {
        Presence::Always
    } else {
        Presence::Sometimes
    }
}

/// A path as an array's literal.
pub(super) fn literal(path: &Path) -> String {
    let mut out = String::from("[");
    for (at, step) in path.iter().enumerate() {
        if at > 0 {
            out.push_str(", ");
        }
        let _ = match step {
            Step::Key(key) => write!(out, "{}", super::text::string(key)),
            Step::Place(place) => write!(out, "{place}"),
        };
    }
    out.push(']');
    out
}
