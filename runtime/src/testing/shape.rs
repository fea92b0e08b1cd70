//! A profile's shape as a tree, to be held against a body.

use crate::body::{Body, Name, Part};
use crate::entry::Entry;
use crate::profile::Profile;
use http::header::RETRY_AFTER;
use serde_json::{Map, Value};

/// A shape, or a part of one.
#[derive(Debug)]
pub(crate) enum Shape {
    Object {
        members: Vec<(&'static str, Shape)>,
        /// Where `..fields` stands: the names beside it, which are not fields.
        taken: Option<&'static [&'static str]>,
    },
    Array(Vec<Shape>),
    Name(Name),
    /// A constant, as JSON.
    Literal(&'static str),
}

/// What is known of an answer before it is read: without the entry, it is not certain which parts it has.
#[derive(Clone, Copy)]
pub(crate) struct Known<'k> {
    pub(crate) profile: &'k Profile,
    pub(crate) entry: Option<&'k Entry>,
}

/// What of a shape was found in a body.
#[derive(Debug, Default)]
pub(crate) struct Located<'v> {
    pub(crate) values: Vec<(Name, &'v Value)>,
    /// The object that carries the fields, and the names in it that are none.
    pub(crate) fields: Option<(&'v Map<String, Value>, &'static [&'static str])>,
}

impl Located<'_> {
    pub(super) fn has_code(&self) -> bool {
        self.values.iter().any(|(name, value)| {
            *name == Name::Code && matches!(value, Value::String(_) | Value::Number(_))
        })
    }
}

impl Shape {
    /// The tree of a body's parts. A profile without bodies has the empty object, which nothing is read by.
    pub(crate) fn of(body: Body) -> Self {
        let mut parts = body.parts.iter();
        object(&mut parts)
    }

    /// Whether the shape has a code.
    pub(crate) fn has_code(&self) -> bool {
        match self {
            Shape::Name(name) => *name == Name::Code,
            Shape::Literal(_) => false,
            Shape::Array(shapes) => shapes.iter().any(Shape::has_code),
            Shape::Object { members, .. } => members.iter().any(|(_, shape)| shape.has_code()),
        }
    }

    /// Finds what the shape has under a name.
    pub(crate) fn locate<'v>(&self, value: &'v Value, known: Known) -> Located<'v> {
        let mut located = Located::default();
        self.locate_into(value, known, &mut located);
        located
    }

    fn locate_into<'v>(&self, value: &'v Value, known: Known, located: &mut Located<'v>) {
        match (self, value) {
            (Shape::Name(name), value) => located.values.push((*name, value)),
            (Shape::Object { members, taken }, Value::Object(object)) => {
                for (key, shape) in members {
                    if let Some(value) = object.get(*key) {
                        shape.locate_into(value, known, located);
                    }
                }
                if let Some(taken) = taken {
                    located.fields = Some((object, taken));
                }
            }
            (Shape::Array(shapes), Value::Array(values)) => {
                let elements = align(shapes, values, known).unwrap_or_default();
                for (shape, value) in shapes.iter().zip(elements) {
                    if let Some(value) = value {
                        shape.locate_into(value, known, located);
                    }
                }
            }
            _ => {}
        }
    }

    /// Whether a value could be one of this shape, by its kind alone.
    fn fits(&self, value: &Value) -> bool {
        match self {
            Shape::Object { .. } => value.is_object(),
            Shape::Array(_) => value.is_array(),
            Shape::Literal(json) => is_literal(json, value),
            Shape::Name(Name::Code) => value.is_string() || value.is_number(),
            Shape::Name(Name::Status | Name::RetryAfter) => value.is_number(),
            Shape::Name(Name::Retryable) => value.is_boolean(),
            Shape::Name(_) => value.is_string(),
        }
    }
}

/// Whether a value is a shape's constant.
pub(crate) fn is_literal(json: &str, value: &Value) -> bool {
    serde_json::from_str::<Value>(json).is_ok_and(|literal| literal == *value)
}

/// The elements of an array, each with its value: those that an error does not have are left out, and so
/// the place of an element says nothing. `None` where the array is not of this shape.
pub(crate) fn align<'v>(
    shapes: &[Shape],
    values: &'v [Value],
    known: Known,
) -> Option<Vec<Option<&'v Value>>> {
    let Some((shape, shapes)) = shapes.split_first() else {
        return values.is_empty().then(Vec::new);
    };
    let presence = Presence::of(shape, known);
    if presence != Presence::Never
        && let Some((value, values)) = values.split_first()
        && shape.fits(value)
        && let Some(mut rest) = align(shapes, values, known)
    {
        rest.insert(0, Some(value));
        return Some(rest);
    }
    if presence == Presence::Always {
        return None;
    }
    let mut rest = align(shapes, values, known)?;
    rest.insert(0, None);
    Some(rest)
}

/// Whether a body has a part of its shape.
#[derive(PartialEq, Eq)]
enum Presence {
    Always,
    Never,
    /// That depends on the error.
    Sometimes,
}

impl Presence {
    fn of(shape: &Shape, known: Known) -> Self {
        let Shape::Name(name) = shape else {
            return Presence::Always;
        };
        let certain = |is_there: bool| {
            if is_there {
                Presence::Always
            } else {
                Presence::Never
            }
        };
        match (name, known.entry) {
            (Name::Type, _) => certain(known.profile.type_uri("").is_some()),
            (Name::Docs, _) => certain(known.profile.docs.is_some()),
            (Name::Help, Some(entry)) => certain(entry.help().is_some()),
            (Name::RetryAfter, Some(entry)) if entry.retry_after().is_some() => Presence::Always,
            (Name::RetryAfter, Some(entry)) if !entry.headers().any(|name| name == RETRY_AFTER) => {
                Presence::Never
            }
            (Name::Help | Name::RetryAfter | Name::RequestId | Name::Detail, _) => {
                Presence::Sometimes
            }
            _ => Presence::Always,
        }
    }
}

fn object(parts: &mut std::slice::Iter<'static, Part>) -> Shape {
    let mut members = Vec::new();
    let mut taken = None;
    while let Some(part) = parts.next() {
        match *part {
            Part::End => break,
            // Stands in a template without members.
            Part::Literal("", "") => {}
            Part::Fields(names) => taken = Some(names),
            Part::Object(key) => members.push((key, object(parts))),
            Part::Array(key) => members.push((key, array(parts))),
            Part::Member(key, name) => members.push((key, Shape::Name(name))),
            Part::Literal(key, json) => members.push((key, Shape::Literal(json))),
        }
    }
    Shape::Object { members, taken }
}

fn array(parts: &mut std::slice::Iter<'static, Part>) -> Shape {
    let mut elements = Vec::new();
    while let Some(part) = parts.next() {
        match *part {
            Part::End => break,
            Part::Object(_) => elements.push(object(parts)),
            Part::Array(_) => elements.push(array(parts)),
            Part::Member(_, name) => elements.push(Shape::Name(name)),
            Part::Literal(_, json) => elements.push(Shape::Literal(json)),
            // `..fields` has no place among elements.
            Part::Fields(_) => {}
        }
    }
    Shape::Array(elements)
}
