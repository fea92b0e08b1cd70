//! A profile's template, held against a body.

use crate::entry::Entry;
use crate::profile::Profile;
use errorbook_model::{Body, Name, Node, Property};
use http::header::RETRY_AFTER;
use serde_json::{Map, Value};

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
    /// The object that carries the fields, and the template's members beside them.
    pub(crate) fields: Option<(&'v Map<String, Value>, &'static [Property])>,
}

impl Located<'_> {
    pub(super) fn has_code(&self) -> bool {
        self.values.iter().any(|(name, value)| {
            *name == Name::Code && matches!(value, Value::String(_) | Value::Number(_))
        })
    }
}

/// The template of a body as one value. A profile without bodies has the empty object, in which nothing is
/// found.
pub(crate) fn of(body: Body) -> Node {
    Node::Object(body.members().unwrap_or_default())
}

/// Whether a body's template has the code.
pub(crate) fn has_code(body: Body) -> bool {
    let mut places = body.places().into_iter();
    places.any(|place| place.node == Some(Node::Name(Name::Code)))
}

/// Finds what the template has under a name.
pub(crate) fn locate<'v>(body: Body, value: &'v Value, known: Known) -> Located<'v> {
    let mut located = Located::default();
    locate_into(&of(body), value, known, &mut located);
    located
}

fn locate_into<'v>(node: &Node, value: &'v Value, known: Known, located: &mut Located<'v>) {
    match (node, value) {
        (Node::Name(name), value) => located.values.push((*name, value)),
        (Node::Object(members), Value::Object(object)) => {
            for member in *members {
                match member {
                    Property::Pair(key, node) => {
                        if let Some(value) = object.get(*key) {
                            locate_into(node, value, known, located);
                        }
                    }
                    Property::Fields => located.fields = Some((object, members)),
                }
            }
        }
        (Node::Array(nodes), Value::Array(values)) => {
            let elements = align(nodes, values, known).unwrap_or_default();
            for (node, value) in nodes.iter().zip(elements) {
                if let Some(value) = value {
                    locate_into(node, value, known, located);
                }
            }
        }
        _ => {}
    }
}

/// Whether a value could be one of the template's, by its kind alone.
fn fits(node: &Node, value: &Value) -> bool {
    match node {
        Node::Object(_) => value.is_object(),
        Node::Array(_) => value.is_array(),
        Node::Literal(json) => is_literal(json, value),
        Node::Name(Name::Code) => value.is_string() || value.is_number(),
        Node::Name(Name::Status | Name::RetryAfter) => value.is_number(),
        Node::Name(Name::Retryable) => value.is_boolean(),
        Node::Name(_) => value.is_string(),
    }
}

/// Whether a value is a shape's constant.
pub(crate) fn is_literal(json: &str, value: &Value) -> bool {
    serde_json::from_str::<Value>(json).is_ok_and(|literal| literal == *value)
}

/// The elements of an array, each with its value. Elements that an error does not have are left out, so an
/// element's position does not identify it. `None` if the array does not have this shape.
pub(crate) fn align<'v>(
    nodes: &[Node],
    values: &'v [Value],
    known: Known,
) -> Option<Vec<Option<&'v Value>>> {
    let Some((node, nodes)) = nodes.split_first() else {
        return values.is_empty().then(Vec::new);
    };
    let presence = Presence::of(node, known);
    if presence != Presence::Never
        && let Some((value, values)) = values.split_first()
        && fits(node, value)
        && let Some(mut rest) = align(nodes, values, known)
    {
        rest.insert(0, Some(value));
        return Some(rest);
    }
    if presence == Presence::Always {
        return None;
    }
    let mut rest = align(nodes, values, known)?;
    rest.insert(0, None);
    Some(rest)
}

/// Whether a body has a part of its shape.
#[derive(PartialEq, Eq)]
enum Presence {
    Always,
    Never,
    /// Depends on the error.
    Sometimes,
}

impl Presence {
    fn of(node: &Node, known: Known) -> Self {
        let Node::Name(name) = node else {
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
            (Name::Type, _) => certain(known.profile.settings.type_uri("").is_some()),
            (Name::Docs, _) => certain(known.profile.settings.docs.is_some()),
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
