//! Matches a profile's template with a body.

use super::failure::excerpt;
use crate::entry::Entry;
use crate::profile::Profile;
use errorbook_model::escape::pointer_token;
use errorbook_model::{Body, Name, Node, Property};
use http::header::RETRY_AFTER;
use serde_json::{Map, Value};

/// What is known about a response before it is read. Without the entry, it is not certain which parts it has.
#[derive(Clone, Copy)]
pub(super) struct Known<'k> {
    pub(super) profile: &'k Profile,
    pub(super) entry: Option<&'k Entry>,
}

/// A part of a template in a body, at its position (RFC 6901).
pub(super) struct Part<'v> {
    pub(super) pointer: String,
    pub(super) found: Found<'v>,
}

pub(super) enum Found<'v> {
    /// The value of a name. `None` if the body does not have it.
    Name(Name, Option<&'v Value>),
    /// The object with the fields, and the other members of the template in it.
    Fields(&'v Map<String, Value>, &'static [Property]),
    /// A difference from the template.
    Fault(String),
}

/// Whether a body's template has the code.
pub(super) fn has_code(body: Body) -> bool {
    let mut places = body.places().into_iter();
    places.any(|place| place.node == Some(Node::Name(Name::Code)))
}

/// The parts of a template in a body, in the template's order. A profile without bodies has the template of
/// an empty object.
pub(super) fn parts<'v>(body: Body, value: &'v Value, known: Known) -> Vec<Part<'v>> {
    let mut parts = Vec::new();
    let template = Node::Object(body.members().unwrap_or_default());
    walk(&template, Some(value), String::new(), known, &mut parts);
    parts
}

fn walk<'v>(
    node: &Node,
    value: Option<&'v Value>,
    pointer: String,
    known: Known,
    parts: &mut Vec<Part<'v>>,
) {
    let found = match (node, value) {
        (Node::Name(name), value) => Found::Name(*name, value),
        (_, None) => Found::Fault("is absent".to_owned()),
        (Node::Object(members), Some(Value::Object(object))) => {
            return walk_object(members, object, &pointer, known, parts);
        }
        (Node::Array(nodes), Some(Value::Array(values))) => match align(nodes, values, known) {
            Some(elements) => {
                for (index, (node, value)) in elements.into_iter().enumerate() {
                    walk(
                        node,
                        Some(value),
                        format!("{pointer}/{index}"),
                        known,
                        parts,
                    );
                }
                return;
            }
            None => Found::Fault("is not the array of the profile's shape".to_owned()),
        },
        (Node::Literal(json), Some(value)) if is_literal(json, value) => return,
        (_, Some(value)) => {
            let wanted = match node {
                Node::Literal(json) => json,
                Node::Array(_) => "an array",
                _ => "an object",
            };
            let value = excerpt(&value.to_string());
            Found::Fault(format!("is {value}, not {wanted}"))
        }
    };
    parts.push(Part { pointer, found });
}

fn walk_object<'v>(
    members: &'static [Property],
    object: &'v Map<String, Value>,
    pointer: &str,
    known: Known,
    parts: &mut Vec<Part<'v>>,
) {
    for member in members {
        if let Property::Pair(key, node) = member {
            walk(node, object.get(*key), child(pointer, key), known, parts);
        }
    }
    if members.contains(&Property::Fields) {
        parts.push(Part {
            pointer: pointer.to_owned(),
            found: Found::Fields(object, members),
        });
        return;
    }
    for key in object.keys() {
        if !errorbook_model::shape::keys(members).any(|member| member == key) {
            parts.push(Part {
                pointer: child(pointer, key),
                found: Found::Fault("is not declared".to_owned()),
            });
        }
    }
}

/// The pointer to a member.
pub(super) fn child(pointer: &str, key: &str) -> String {
    format!("{pointer}/{}", pointer_token(key))
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
fn is_literal(json: &str, value: &Value) -> bool {
    serde_json::from_str::<Value>(json).is_ok_and(|literal| literal == *value)
}

/// The elements of an array, each with its node. Values that an error does not have are omitted, so an
/// element cannot be identified by its index. `None` if the array does not have this shape.
fn align<'n, 'v>(
    nodes: &'n [Node],
    values: &'v [Value],
    known: Known,
) -> Option<Vec<(&'n Node, &'v Value)>> {
    let Some((node, nodes)) = nodes.split_first() else {
        return values.is_empty().then(Vec::new);
    };
    let presence = Presence::of(node, known);
    if let Some((value, values)) = values.split_first() {
        let may_be_this = presence != Presence::Never && fits(node, value);
        if let Some(mut rest) = may_be_this.then(|| align(nodes, values, known)).flatten() {
            rest.insert(0, (node, value));
            return Some(rest);
        }
    }
    if presence == Presence::Always {
        return None;
    }
    align(nodes, values, known)
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
        let is_certain = match (name, known.entry) {
            (Name::Type, _) => known.profile.settings.type_uri("").is_some(),
            (Name::Docs, _) => known.profile.settings.docs.is_some(),
            (Name::Help, Some(entry)) => entry.help().is_some(),
            (Name::RetryAfter, Some(entry)) if entry.retry_after().is_some() => true,
            (Name::RetryAfter, Some(entry)) if !entry.headers().any(|name| name == RETRY_AFTER) => {
                false
            }
            (Name::Help | Name::RetryAfter | Name::RequestId | Name::Detail, _) => {
                return Presence::Sometimes;
            }
            _ => true,
        };
        if is_certain {
            Presence::Always
        } else {
            Presence::Never
        }
    }
}
