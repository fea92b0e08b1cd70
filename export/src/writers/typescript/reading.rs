//! Where the bodies of a service have the values of an error.

use crate::shape::{self, Shape, Step, is_certain, is_for_people, may_hold_items};
use crate::{Body, Entry, Field, Format, Name, Node, Offer, Profile, Property};
use errorbook_model::interpolation::{Part, parts};
use errorbook_model::offer::Form;
use errorbook_model::shape::keys;

pub(super) type Path = Vec<Step>;

/// How a service's answers are read.
#[derive(Debug, Default, PartialEq)]
pub(in crate::writers) struct Reading {
    /// The template of the first JSON that the service offers.
    body: Option<Body>,
    /// The member that identifies an error.
    pub(super) telling: Option<Path>,
    pub(super) message: Option<Path>,
    /// The object that has the fields, and the template's members beside them.
    pub(super) fields: Option<(Path, &'static [Property])>,
    /// The fields that have places of their own.
    placed: Vec<(&'static str, Path)>,
    pub(super) retry_after: Option<Path>,
    pub(super) request_id: Option<Path>,
    pub(super) code_header: Option<&'static str>,
    /// The line of a plain text that has the code, where it is not the usual one.
    line: Option<&'static str>,
}

impl Reading {
    pub(in crate::writers) fn of(profile: &Profile) -> Self {
        let mut representations = profile.representations();
        let body = representations.find_map(|representation| match representation.format {
            Format::Json(body) => Some(body),
            _ => None,
        });
        let mut places = Places {
            profile,
            is_item: false,
            values: Vec::new(),
            fields: None,
            placed: Vec::new(),
        };
        if let Some(root) = body.and_then(|body| body.root()) {
            places.node(root, Some(Path::new()));
        }
        let find = |name: Name| {
            let is_it = |value: &&Value| value.node == Node::Name(name);
            // What stands in an item is that of a field error where an error has some.
            let mut values = places.values.iter().filter(is_it);
            let own = values.clone().find(|value| !value.is_item);
            own.or_else(|| values.next())
                .map(|value| value.path.clone())
        };
        let telling = places.values.iter().filter_map(|value| {
            let rank = rank(&value.node, profile)?;
            Some(((value.is_item, rank), &value.path))
        });
        let sentences = [Name::Message, Name::Detail, Name::Title, Name::ProblemTitle];
        Reading {
            body,
            telling: telling
                .min_by_key(|(rank, _)| *rank)
                .map(|(_, path)| path.clone()),
            message: sentences.into_iter().find_map(find),
            retry_after: find(Name::RetryAfter),
            request_id: find(Name::RequestId),
            fields: places.fields,
            placed: places.placed,
            code_header: profile.code_header,
            line: line(profile),
        }
    }

    /// What the telling member has, as the literal that the parser compares it with; a list of what stands around
    /// that which differs.
    pub(super) fn told(&self, profile: &Profile, entry: &Entry) -> Option<String> {
        let body = shape::body(self.body?, profile, entry)?;
        match body.at(self.telling.as_ref()?)? {
            Shape::Constant(_, value) => Some(super::text::value(value)),
            Shape::Text(pieces) => Some(around(pieces)),
            Shape::Either(shapes) => shapes.iter().find_map(|shape| match shape {
                Shape::Constant(_, value) => Some(super::text::value(value)),
                _ => None,
            }),
            _ => None,
        }
    }

    /// What stands in the line of a plain text around that which differs.
    pub(super) fn told_in_line(&self, profile: &Profile, entry: &Entry) -> Option<String> {
        match shape::string(self.line?, profile, entry)? {
            Shape::Constant(_, value) => Some(format!("[{}]", super::text::value(&value))),
            Shape::Text(pieces) => Some(around(&pieces)),
            _ => None,
        }
    }

    /// The fields of an error that bodies have, each with its path where it has a place of its own.
    pub(super) fn carried<'e>(
        &self,
        entry: &'e Entry,
    ) -> impl Iterator<Item = (&'e Field, Option<&Path>)> {
        let root = self.body.and_then(|body| body.root());
        let has_each = root.is_some_and(Node::has_each);
        let fields = entry.fields.iter().filter(|field| !is_own(&field.name));
        fields.filter_map(move |field| {
            let mut placed = self.placed.iter();
            let placed = placed.find(|(name, _)| *name == field.name);
            if let Some((_, path)) = placed {
                return Some((field, Some(path)));
            }
            let (_, beside) = self.fields.as_ref()?;
            let is_free = keys(beside).all(|key| key != field.name);
            // A list of field errors has a place of its own.
            let is_elsewhere = has_each && may_hold_items(field);
            (is_free && !is_elsewhere).then_some((field, None))
        })
    }
}

/// Whether a name is that of a member which every error has in TypeScript, of a type of its own.
fn is_own(name: &str) -> bool {
    matches!(name, "code" | "status" | "message")
}

/// How well a value identifies an error, the best first; nothing where it is the same for several.
fn rank(node: &Node, profile: &Profile) -> Option<u8> {
    // An address without the code is the same for all errors.
    let has_code =
        |template: Option<&str>| template.is_some_and(|template| template.contains("{code"));
    match node {
        Node::Name(Name::Code) => Some(0),
        Node::Text(text) if node.uses(Name::Code) => {
            Some(if parts(text).all(|part| is_constant(part, profile)) {
                1
            } else {
                5
            })
        }
        Node::Name(Name::Type) if has_code(profile.type_template()) => Some(2),
        Node::Name(Name::Docs) if has_code(profile.docs) => Some(3),
        Node::Name(Name::Oauth) => Some(4),
        _ => None,
    }
}

/// Whether a part of a string is the same in every answer of an error.
fn is_constant(part: Part, profile: &Profile) -> bool {
    match part {
        Part::Text(_) | Part::Code(_) => true,
        Part::Name(name) => !is_for_people(name) && is_always(name, profile),
        Part::TimestampOffset | Part::Place(..) | Part::Field(_) => false,
    }
}

/// The line of a plain text that has the code, unless that is the line of [`Offer::TEXT`].
fn line(profile: &Profile) -> Option<&'static str> {
    let has_code = |line: &&'static str| Node::Text(line).uses(Name::Code);
    let code_line = |lines: &'static str| lines.lines().find(has_code);
    let usual = match Offer::TEXT.form() {
        Form::Text(lines) => code_line(lines),
        _ => None,
    };
    let mut representations = profile.representations();
    let line = representations.find_map(|representation| match representation.format {
        Format::Text(lines) => code_line(lines),
        _ => None,
    });
    line.filter(|_| line != usual)
}

/// A value of a template.
struct Value {
    node: Node,
    path: Path,
    /// Whether it stands in an item of `each`.
    is_item: bool,
}

/// Where a body has each of its values, and its fields.
struct Places<'a> {
    profile: &'a Profile,
    is_item: bool,
    values: Vec<Value>,
    fields: Option<(Path, &'static [Property])>,
    placed: Vec<(&'static str, Path)>,
}

impl Places<'_> {
    /// `path` is unknown behind an element before which one may be absent.
    fn node(&mut self, node: &'static Node, path: Option<Path>) {
        match node {
            Node::Object(members) => {
                for member in *members {
                    match member {
                        Property::Pair(key, node) => {
                            self.node(node, extended(path.as_ref(), Step::Key(key)));
                        }
                        // Its values have no place that is known.
                        Property::Each(_) => {}
                        Property::Fields => {
                            self.fields = path.clone().map(|path| (path, *members));
                        }
                    }
                }
            }
            Node::Array(elements) => self.array(elements, path.as_ref()),
            Node::Each(item) => {
                let outer = std::mem::replace(&mut self.is_item, true);
                self.node(item, extended(path.as_ref(), Step::Place(0)));
                self.is_item = outer;
            }
            Node::Or(node, other) => {
                self.node(node, path.clone());
                self.node(other, path);
            }
            Node::Field(name) => self.placed.extend(path.map(|path| (*name, path))),
            Node::Name(_) | Node::Text(_) => self.values.extend(path.map(|path| Value {
                node: *node,
                path,
                is_item: self.is_item,
            })),
            // Its items are field errors alone.
            Node::Items(_) | Node::Literal(_) => {}
        }
    }

    fn array(&mut self, elements: &'static [Node], path: Option<&Path>) {
        let mut next = Some(0);
        for element in elements {
            let place = next.filter(|_| self.is_always(element));
            next = place.map(|place| place + 1);
            let path = place.and_then(|place| extended(path, Step::Place(place)));
            self.node(element, path);
        }
    }

    /// Whether every body of the service has a value in the place of a node.
    fn is_always(&self, node: &Node) -> bool {
        match node {
            Node::Name(name) => is_always(*name, self.profile),
            Node::Text(text) => parts(text).all(|part| match part {
                Part::Name(name) => is_always(name, self.profile),
                Part::Field(_) | Part::Place(..) => false,
                Part::Text(_) | Part::Code(_) | Part::TimestampOffset => true,
            }),
            Node::Object(members) => {
                members.is_empty()
                    || members.iter().any(|member| match member {
                        Property::Pair(_, node) => self.is_always(node),
                        Property::Fields | Property::Each(_) => false,
                    })
            }
            Node::Array(elements) => {
                elements.is_empty() || elements.iter().any(|element| self.is_always(element))
            }
            Node::Each(item) => self.is_always(item),
            Node::Field(_) | Node::Items(_) => false,
            Node::Or(node, other) => self.is_always(node) || self.is_always(other),
            Node::Literal(_) => true,
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
        Name::Help | Name::Detail | Name::RetryAfter => false,
        Name::Type => profile.type_template().is_some(),
        Name::Docs => profile.docs.is_some(),
        _ => !name.is_of_request() && !name.is_of_item(),
    }
}

/// How the interface of an error has a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::writers) enum Presence {
    Always,
    Sometimes,
    Never,
}

/// Whether the answers of all these services have a field.
pub(in crate::writers) fn presence(
    readings: &[&Reading],
    entry: &Entry,
    field: &Field,
) -> Presence {
    let carries = |reading: &&&Reading| {
        reading
            .carried(entry)
            .any(|(carried, _)| carried.name == field.name)
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

/// The constant pieces of a string, as an array's literal; between them stands what differs.
fn around(pieces: &[shape::Piece]) -> String {
    let mut out = vec![String::new()];
    for piece in pieces {
        match piece {
            shape::Piece::Constant(text) => {
                if let Some(last) = out.last_mut() {
                    last.push_str(text);
                }
            }
            shape::Piece::Value(_) => out.push(String::new()),
        }
    }
    let pieces: Vec<String> = out.iter().map(|text| super::text::string(text)).collect();
    format!("[{}]", pieces.join(", "))
}

/// A path as an array's literal.
pub(super) fn literal(path: &Path) -> String {
    let steps = path.iter().map(|step| match step {
        Step::Key(key) => super::text::string(key),
        Step::Place(place) => place.to_string(),
    });
    format!("[{}]", steps.collect::<Vec<_>>().join(", "))
}
