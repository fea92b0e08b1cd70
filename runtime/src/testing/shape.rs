//! Matches a profile's template with a body.

use crate::entry::Entry;
use crate::profile::Profile;
use errorbook_model::{Body, Name, Node, Property};
use http::header::RETRY_AFTER;
use serde_json::{Map, Value};

/// What is known about a response before it is read. Without the entry, it is not certain which parts it has.
#[derive(Clone, Copy)]
pub(crate) struct Known<'k> {
    pub(crate) profile: &'k Profile,
    pub(crate) entry: Option<&'k Entry>,
}

/// The values of a shape that were found in a body.
#[derive(Debug, Default)]
pub(crate) struct Located<'v> {
    pub(crate) values: Vec<(Name, &'v Value)>,
    /// The object with the fields, and the other members of the template in it.
    pub(crate) fields: Option<(&'v Map<String, Value>, &'static [Property])>,
}

impl Located<'_> {
    pub(super) fn has_code(&self) -> bool {
        self.values.iter().any(|(name, value)| {
            *name == Name::Code && matches!(value, Value::String(_) | Value::Number(_))
        })
    }
}

/// The template of a body as one value. For a profile without bodies it is an empty object, in which nothing
/// is found.
pub(crate) fn of(body: Body) -> Node {
    Node::Object(body.members().unwrap_or_default())
}

/// Whether a body's template has the code.
pub(crate) fn has_code(body: Body) -> bool {
    let mut places = body.places().into_iter();
    places.any(|place| place.node == Some(Node::Name(Name::Code)))
}

/// Finds the values of the names in the template.
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

/// Whether the kind of a value fits the template.
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

/// Whether a value is equal to a constant of the shape.
pub(crate) fn is_literal(json: &str, value: &Value) -> bool {
    serde_json::from_str::<Value>(json).is_ok_and(|literal| literal == *value)
}

/// The elements of an array, each with its value. Values that an error does not have are omitted, so an
/// element cannot be identified by its index. `None` if the array does not have this shape.
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

/// Whether a body has a certain part of its shape.
#[derive(PartialEq, Eq)]
enum Presence {
    Always,
    Never,
    /// It depends on the error.
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
