//! Matches a profile's template with a body.

use crate::entry::{Entry, Field};
use crate::profile::Profile;
use errorbook_model::escape::pointer_token;
use errorbook_model::shape::keys;
use errorbook_model::{Body, EachMember, Name, Node, Property, interpolation, status};
use http::header::RETRY_AFTER;
use serde_json::{Map, Value};

/// What is known about a response before it is read. Without the entry, it is not certain which parts it has.
#[derive(Clone, Copy)]
pub(crate) struct Known<'k> {
    pub(crate) profile: &'k Profile,
    pub(crate) entry: Option<&'k Entry>,
    /// Whether the values are those of a field error, in an item of `each`.
    pub(crate) is_item: bool,
}

impl<'k> Known<'k> {
    pub(crate) fn new(profile: &'k Profile, entry: Option<&'k Entry>) -> Self {
        Known {
            profile,
            entry,
            is_item: false,
        }
    }

    /// The same, of the values of a field error.
    pub(crate) fn of_item(self) -> Self {
        Known {
            is_item: true,
            ..self
        }
    }

    /// Whether a field error may have items. It is not certain without the entry.
    pub(crate) fn may_have_items(self) -> bool {
        self.entry.is_none_or(may_have_items)
    }
}

/// Whether a field of an entry may be a list of field errors.
pub(crate) fn may_have_items(entry: &Entry) -> bool {
    entry.fields().iter().any(Field::may_hold_items)
}

/// A part of a template in a body, at its position (RFC 6901).
pub(crate) struct Part<'v> {
    pub(crate) pointer: String,
    pub(crate) found: Found<'v>,
}

pub(crate) enum Found<'v> {
    /// The value of a name. `None` if the body does not have it.
    Name(Name, Option<&'v Value>),
    /// A field that has a place of its own. `None` if the body does not have it.
    Field(&'static str, Option<&'v Value>),
    /// A string with placeholders.
    Text(&'static str, &'v str),
    /// An array of an item for each field error, or one for the error itself, if it may be one.
    Each(&'static Node, &'v [Value], bool),
    /// The object with the fields, and the other members of the template in it.
    Fields(&'v Map<String, Value>, &'static [Property]),
    /// The members for field errors: what each has in common, and the object, with its other members.
    Members(
        &'static EachMember,
        &'v Map<String, Value>,
        &'static [Property],
    ),
    /// A difference from the template.
    Fault(Fault<'v>),
}

/// A difference from a template.
pub(crate) enum Fault<'v> {
    Absent,
    Undeclared,
    /// An array whose elements are not those of the template.
    Elements,
    /// Another value than the constant, or the kind of value, that the template has.
    Other(&'v Value, &'static str),
}

/// The parts of a template in a body, in the template's order.
pub(crate) fn parts<'v>(body: Body, value: &'v Value, known: Known) -> Vec<Part<'v>> {
    let Some(root) = body.root() else {
        return Vec::new();
    };
    let is_empty = match value {
        Value::Object(members) => members.is_empty() && matches!(root, Node::Object(_)),
        Value::Array(elements) => elements.is_empty() && !matches!(root, Node::Object(_)),
        _ => false,
    };
    // What stands at the top is sent with nothing in it, too.
    if is_empty && Presence::of(root, known) != Presence::Always {
        return Vec::new();
    }
    parts_of(root, value, String::new(), known)
}

/// The parts of a node in a value.
pub(crate) fn parts_of<'v>(
    node: &'static Node,
    value: &'v Value,
    pointer: String,
    known: Known,
) -> Vec<Part<'v>> {
    let mut parts = Vec::new();
    walk(node, Some(value), pointer, known, &mut parts);
    parts
}

fn walk<'v>(
    node: &'static Node,
    value: Option<&'v Value>,
    pointer: String,
    known: Known,
    parts: &mut Vec<Part<'v>>,
) {
    let found = match (node, value) {
        (Node::Name(name), value) => Found::Name(*name, value),
        (Node::Field(name), value) => Found::Field(name, value),
        (_, None) if Presence::of(node, known) != Presence::Always => return,
        (_, None) => Found::Fault(Fault::Absent),
        (Node::Or(node, other), Some(value)) => {
            let is_other = match Presence::of(node, known) {
                Presence::Always => false,
                Presence::Never => true,
                Presence::Sometimes => is_constant(other, value) || !fits(node, value),
            };
            let node = if is_other { other } else { node };
            return walk(node, Some(value), pointer, known, parts);
        }
        (Node::Object(members), Some(Value::Object(object))) => {
            return walk_object(members, object, &pointer, known, parts);
        }
        (Node::Each(item) | Node::Items(item), Some(Value::Array(values))) => {
            Found::Each(item, values, matches!(node, Node::Each(_)))
        }
        (Node::Text(text), Some(Value::String(value))) => Found::Text(text, value),
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
            None => Found::Fault(Fault::Elements),
        },
        (Node::Literal(json), Some(value)) if is_literal(json, value) => return,
        (_, Some(value)) => {
            let wanted = match node {
                Node::Literal(json) => json,
                Node::Array(_) | Node::Each(_) | Node::Items(_) => "an array",
                Node::Text(_) => "a string",
                _ => "an object",
            };
            Found::Fault(Fault::Other(value, wanted))
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
    let open = members.iter().find_map(|member| match member {
        Property::Pair(..) => None,
        Property::Fields => Some(Found::Fields(object, members)),
        Property::Each(member) => Some(Found::Members(member, object, members)),
    });
    if let Some(found) = open {
        let pointer = pointer.to_owned();
        parts.push(Part { pointer, found });
        return;
    }
    for (key, _) in others(object, members) {
        parts.push(Part {
            pointer: child(pointer, key),
            found: Found::Fault(Fault::Undeclared),
        });
    }
}

/// The members of an object that a template does not have.
pub(crate) fn others<'v>(
    object: &'v Map<String, Value>,
    members: &'static [Property],
) -> impl Iterator<Item = (&'v String, &'v Value)> {
    let others = object.iter();
    others.filter(move |(key, _)| !keys(members).any(|known| known == *key))
}

/// What the field errors of a key bring; `None` where that is no list but has to be one.
pub(crate) fn items_of<'v>(member: &EachMember, value: &'v Value) -> Option<&'v [Value]> {
    if member.is_list {
        value.as_array().map(Vec::as_slice)
    } else {
        Some(std::slice::from_ref(value))
    }
}

/// The pointer to a member.
pub(crate) fn child(pointer: &str, key: &str) -> String {
    format!("{pointer}/{}", pointer_token(key))
}

/// Whether the kind of a value fits the template.
fn fits(node: &Node, value: &Value) -> bool {
    match node {
        Node::Object(_) => value.is_object(),
        Node::Array(_) | Node::Each(_) | Node::Items(_) => value.is_array(),
        // What serializes as `null` is left out.
        Node::Field(_) => !value.is_null(),
        Node::Or(node, other) => fits(node, value) || fits(other, value),
        Node::Literal(json) => is_literal(json, value),
        Node::Name(Name::Code | Name::Segments) => value.is_string() || value.is_number(),
        Node::Name(Name::Status | Name::RetryAfter) => value.is_number(),
        Node::Name(Name::Retryable) => value.is_boolean(),
        Node::Name(_) | Node::Text(_) => value.is_string(),
    }
}

/// Whether a node is a constant that a value is equal to.
fn is_constant(node: &Node, value: &Value) -> bool {
    matches!(node, Node::Literal(json) if is_literal(json, value))
}

/// Whether a value is equal to a constant of the shape.
fn is_literal(json: &str, value: &Value) -> bool {
    serde_json::from_str::<Value>(json).is_ok_and(|literal| literal == *value)
}

/// The elements of an array, each with its node. Values that an error does not have are omitted, so an
/// element cannot be identified by its index. `None` if the array does not have this shape.
fn align<'v>(
    nodes: &'static [Node],
    values: &'v [Value],
    known: Known,
) -> Option<Vec<(&'static Node, &'v Value)>> {
    let Some((node, nodes)) = nodes.split_first() else {
        return values.is_empty().then(Vec::new);
    };
    if *node == Node::Name(Name::Segments) {
        let most = values.iter().take_while(|value| fits(node, value)).count();
        return (0..=most).rev().find_map(|count| {
            let (own, rest) = values.split_at(count);
            let rest = align(nodes, rest, known)?;
            Some(own.iter().map(|value| (node, value)).chain(rest).collect())
        });
    }
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

/// Whether a body has a certain part of its shape. Of alternatives, the greatest presence counts; of parts that are all needed,
/// the least.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Presence {
    Never,
    /// It depends on the error.
    Sometimes,
    Always,
}

impl Presence {
    pub(crate) fn of(node: &Node, known: Known) -> Self {
        match node {
            Node::Name(name) => Presence::of_name(*name, known),
            Node::Field(_) if known.is_item => Presence::Sometimes,
            Node::Field(name) => Presence::of_field(name, known),
            Node::Text(text) => Presence::of_text(text, known),
            Node::Literal(_) => Presence::Always,
            Node::Or(node, other) => Presence::of(node, known).max(Presence::of(other, known)),
            // An object or an array is absent where nothing stands in it, unless the template has it so.
            Node::Object(members) => {
                let parts = members.iter().map(|member| match member {
                    Property::Pair(_, node) => Presence::of(node, known),
                    Property::Each(_) if !known.may_have_items() => Presence::Never,
                    Property::Fields | Property::Each(_) => Presence::Sometimes,
                });
                parts.max().unwrap_or(Presence::Always)
            }
            Node::Array(elements) => {
                let parts = elements.iter().map(|element| Presence::of(element, known));
                parts.max().unwrap_or(Presence::Always)
            }
            Node::Each(item) if known.may_have_items() => {
                let of_items = Presence::of(item, known.of_item());
                let of_both = Presence::of(item, known).min(of_items);
                of_both.max(Presence::Sometimes)
            }
            Node::Each(item) => Presence::of(item, known),
            Node::Items(_) if known.may_have_items() => Presence::Sometimes,
            Node::Items(_) => Presence::Never,
        }
    }

    /// Of a string, which is absent where a value of it is.
    pub(crate) fn of_text(text: &str, known: Known) -> Self {
        let parts = interpolation::parts(text).map(|part| match part {
            interpolation::Part::Name(name) => Presence::of_name(name, known),
            interpolation::Part::Place(..) | interpolation::Part::Field(_) if known.is_item => {
                Presence::Sometimes
            }
            interpolation::Part::Place(..) => Presence::Never,
            // A value that is not text is absent.
            interpolation::Part::Field(name) => {
                Presence::of_field(name, known).min(Presence::Sometimes)
            }
            _ => Presence::Always,
        });
        parts.min().unwrap_or(Presence::Always)
    }

    fn of_field(name: &str, known: Known) -> Self {
        let Some(entry) = known.entry else {
            return Presence::Sometimes;
        };
        match entry.field(name) {
            None if known.profile.settings.fields.get(name).is_some() => Presence::Always,
            None => Presence::Never,
            Some(field) if field.is_optional() || field.json_type() == "any" => Presence::Sometimes,
            Some(_) => Presence::Always,
        }
    }

    fn of_name(name: Name, known: Known) -> Self {
        if known.is_item && matches!(name, Name::Code | Name::Message | Name::Detail) {
            return Presence::Always;
        }
        let is_certain = match (name, known.entry) {
            (Name::Type, _) => known.profile.settings.type_uri("").is_some(),
            (Name::Docs, _) => known.profile.settings.docs.is_some(),
            (Name::Help, Some(entry)) => entry.help().is_some(),
            (Name::RetryAfter, Some(entry)) if entry.retry_after().is_some() => true,
            (Name::RetryAfter, Some(entry)) if !entry.headers().any(|name| name == RETRY_AFTER) => {
                false
            }
            (Name::FieldErrors, Some(entry)) if !may_have_items(entry) => false,
            (Name::Place, _) if known.is_item => true,
            (name, _) if name.is_of_item() && !known.is_item => false,
            (Name::Help | Name::RetryAfter | Name::Detail | Name::FieldErrors, _) => {
                return Presence::Sometimes;
            }
            (name, _) if name.is_of_item() || name.is_of_request() => return Presence::Sometimes,
            _ => true,
        };
        if is_certain {
            Presence::Always
        } else {
            Presence::Never
        }
    }
}

/// The value that a name has in every response of an entry. `None` if the responses do not have it, or not all
/// the same.
pub(crate) fn constant(name: Name, entry: &Entry, profile: &Profile) -> Option<Value> {
    let code = entry.code();
    match name {
        Name::Code => Some(match code.as_number() {
            Some(number) => Value::from(number),
            None => Value::from(code.as_str()),
        }),
        Name::Status => Some(Value::from(entry.status().as_u16())),
        Name::Phrase => Some(Value::from(status::phrase(entry.status().as_u16()))),
        Name::Type => profile.settings.type_uri(code.as_str()).map(Value::from),
        Name::Docs => profile.settings.docs_uri(code.as_str()).map(Value::from),
        Name::Oauth => Some(Value::from(entry.oauth())),
        Name::Retryable => Some(Value::from(entry.retry().is_some())),
        _ => None,
    }
}
