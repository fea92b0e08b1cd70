//! Reads XML as the JSON of the same template.
//!
//! XML has no types. A value is read as the kind that its place in the template has, or that the entry declares for its
//! field; the others are text.

use super::tree::Element;
use crate::entry::Entry;
use crate::render::element_name;
use errorbook_model::offer::is_xml_name;
use errorbook_model::{EachMember, Items, Name, Node, Property, Xml, shape};
use serde_json::{Map, Value};

/// What a document has in the places of a template.
pub(super) fn value(xml: &Xml, root: &Element, entry: Option<&Entry>) -> Value {
    let reader = Reader {
        items: xml.items,
        entry,
    };
    match xml.body.root() {
        Some(Node::Object(members)) => reader.object(members, root),
        Some(list) => {
            let reader = Reader {
                items: Items::Named,
                ..reader
            };
            let value = reader.value(list, &root.children("i"));
            value.unwrap_or(Value::Array(Vec::new()))
        }
        None => Value::Null,
    }
}

#[derive(Clone, Copy)]
struct Reader<'e> {
    items: Items,
    /// The error's, outside of the items of field errors.
    entry: Option<&'e Entry>,
}

impl Reader<'_> {
    fn object(self, members: &'static [Property], element: &Element) -> Value {
        let mut object = Map::new();
        for member in members {
            match member {
                Property::Pair(key, node) => {
                    let value = match key.strip_prefix('@') {
                        Some(name) if is_xml_name(name) => {
                            element.attribute(name).map(|text| self.text(node, text))
                        }
                        _ if *key == "#text" => {
                            let text = Some(&*element.text).filter(|text| !text.is_empty());
                            text.map(|text| self.text(node, text))
                        }
                        _ => self.value(node, &element.children(&name_of(key))),
                    };
                    if let Some(value) = value.or_else(|| unwritten(node)) {
                        object.insert((*key).to_owned(), value);
                    }
                }
                Property::Fields => self.fields(members, element, &mut object),
                Property::Each(member) => {
                    self.members(member, members, element, &mut object);
                }
            }
        }
        Value::Object(object)
    }

    /// The elements that are no members of the template.
    fn fields(
        self,
        beside: &'static [Property],
        element: &Element,
        object: &mut Map<String, Value>,
    ) {
        let beside: Vec<String> = shape::keys(beside).map(name_of).collect();
        for (name, elements) in element.by_name() {
            if !beside.iter().any(|key| key == name) {
                let (name, value) = self.field(name, untyped_all(&elements));
                object.insert(name.to_owned(), value);
            }
        }
        // A list with nothing in it has no element.
        let fields = self.entry.map(Entry::fields).unwrap_or_default().iter();
        let lists = fields.filter(|field| field.json_type() == "array" && !field.is_optional());
        for list in lists.filter(|_| self.items == Items::Named) {
            let is_beside = beside.contains(&name_of(list.name()));
            if !is_beside && !object.contains_key(list.name()) {
                object.insert(list.name().to_owned(), Value::Array(Vec::new()));
            }
        }
    }

    /// The elements that are members for field errors.
    fn members(
        self,
        member: &'static EachMember,
        beside: &'static [Property],
        element: &Element,
        object: &mut Map<String, Value>,
    ) {
        let beside: Vec<String> = shape::keys(beside).map(name_of).collect();
        let of_item = Reader {
            entry: None,
            ..self
        };
        let item = |element| of_item.value(&member.item, &[element]);
        for (name, elements) in element.by_name() {
            if beside.iter().any(|key| key == name) {
                continue;
            }
            let value = if member.is_list {
                let items = self.elements(&elements).into_iter();
                Some(items.filter_map(item).collect())
            } else {
                elements.first().and_then(|element| item(element))
            };
            if let Some(value) = value {
                object.insert(name.to_owned(), value);
            }
        }
    }

    /// The value of a node; `None` if there is no element for it.
    fn value(self, node: &'static Node, elements: &[&Element]) -> Option<Value> {
        let first = *elements.first()?;
        Some(match node {
            Node::Object(members) => self.object(members, first),
            Node::Array(nodes) => self.array(nodes, &self.elements(elements)),
            Node::Each(item) | Node::Items(item) => {
                let of_item = Reader {
                    entry: None,
                    ..self
                };
                let items = self.elements(elements).into_iter();
                items
                    .filter_map(|element| of_item.value(item, &[element]))
                    .collect()
            }
            Node::Field(name) => self.field(name, untyped_all(elements)).1,
            Node::Or(inner, other) => {
                let is_other = is_constant(other, &first.text) || !self.may_be(inner, first);
                self.value(if is_other { other } else { inner }, elements)?
            }
            Node::Name(_) | Node::Text(_) | Node::Literal(_) => self.text(node, &first.text),
        })
    }

    /// The elements of an array.
    fn elements<'x>(self, elements: &[&'x Element]) -> Vec<&'x Element> {
        match (self.items, elements) {
            (Items::I, [list, ..]) => list.children("i"),
            _ => elements.to_vec(),
        }
    }

    /// Values that an error does not have are left out: each element belongs to the next node that it may be of.
    fn array(self, nodes: &'static [Node], elements: &[&Element]) -> Value {
        let mut nodes = nodes.iter();
        let mut values = Vec::new();
        for element in elements {
            let mut value = None;
            for node in nodes.by_ref() {
                if let Some(unwritten) = unwritten(node) {
                    values.push(unwritten);
                } else if self.may_be(node, element) {
                    value = self.value(node, &[element]);
                    break;
                }
            }
            values.push(value.unwrap_or_else(|| untyped(element)));
        }
        values.extend(nodes.filter_map(unwritten));
        Value::Array(values)
    }

    fn may_be(self, node: &Node, element: &Element) -> bool {
        match node {
            Node::Object(_) => !element.is_text(),
            Node::Array(_) | Node::Each(_) | Node::Items(_) => {
                self.items == Items::I && !element.is_text()
            }
            Node::Literal(json) => literal(json, &element.text).is_some(),
            Node::Field(_) => true,
            Node::Or(node, other) => self.may_be(node, element) || self.may_be(other, element),
            Node::Name(_) | Node::Text(_) => element.is_text(),
        }
    }

    /// A text as the kind of value that a node has.
    fn text(self, node: &Node, text: &str) -> Value {
        let code = self.entry.map(Entry::code);
        let typed = match node {
            Node::Name(Name::Status | Name::RetryAfter) => number(text),
            Node::Name(Name::Code) if code.is_some_and(|code| code.as_number().is_some()) => {
                number(text)
            }
            Node::Name(Name::Retryable) => truth(text),
            Node::Literal(json) => literal(json, text),
            Node::Or(inner, other) => {
                let node = if is_constant(other, text) {
                    other
                } else {
                    inner
                };
                Some(self.text(node, text))
            }
            Node::Field(name) => Some(self.field(name, text.into()).1),
            _ => None,
        };
        typed.unwrap_or_else(|| text.into())
    }

    /// A field, under the name that it is declared with.
    fn field<'n>(self, name: &'n str, value: Value) -> (&'n str, Value)
    where
        Self: 'n,
    {
        let fields = self.entry.map(Entry::fields).unwrap_or_default();
        let mut fields = fields.iter();
        match fields.find(|field| field.name() == name || name_of(field.name()) == name) {
            Some(field) => (field.name(), typed(value, field.json_type())),
            None => (name, value),
        }
    }
}

/// The name of a member's element.
fn name_of(key: &str) -> String {
    if is_xml_name(key) {
        key.to_owned()
    } else {
        element_name(key)
    }
}

/// A value that has no element, since it is not text and has nothing in it.
fn unwritten(node: &Node) -> Option<Value> {
    match node {
        Node::Literal(json) if text_of(json).is_none() => serde_json::from_str(json).ok(),
        Node::Or(_, other) => unwritten(other),
        Node::Array([]) => Some(Value::Array(Vec::new())),
        _ => None,
    }
}

/// Whether a node is a constant with this text.
fn is_constant(node: &Node, text: &str) -> bool {
    matches!(node, Node::Literal(json) if literal(json, text).is_some())
}

/// A constant, if a text is its own.
fn literal(json: &str, text: &str) -> Option<Value> {
    let is_it = text_of(json).is_some_and(|own| own == text);
    is_it.then(|| serde_json::from_str(json).ok()).flatten()
}

/// A constant as the text that XML has of it.
fn text_of(json: &str) -> Option<String> {
    match serde_json::from_str(json).ok()? {
        Value::String(text) => Some(text),
        Value::Number(_) | Value::Bool(_) => Some(json.to_owned()),
        _ => None,
    }
}

fn number(text: &str) -> Option<Value> {
    let value: Value = serde_json::from_str(text).ok()?;
    value.is_number().then_some(value)
}

fn truth(text: &str) -> Option<Value> {
    text.parse().map(Value::Bool).ok()
}

/// A value as the JSON type of its field.
fn typed(value: Value, json_type: &str) -> Value {
    let text = value.as_str();
    match (json_type, text) {
        ("integer" | "number", Some(text)) => number(text).unwrap_or(value),
        ("boolean", Some(text)) => truth(text).unwrap_or(value),
        ("array", Some("")) => Value::Array(Vec::new()),
        ("array", _) if !value.is_array() => Value::Array(vec![value]),
        ("object", Some("")) => Value::Object(Map::new()),
        _ => value,
    }
}

/// What an element has in it, all of it text.
fn untyped(element: &Element) -> Value {
    if element.is_text() {
        return Value::from(&*element.text);
    }
    let members = element.by_name();
    if let [("i", items)] = &members[..] {
        return items.iter().map(|item| untyped(item)).collect();
    }
    let member =
        |(name, elements): (&str, Vec<&Element>)| (name.to_owned(), untyped_all(&elements));
    Value::Object(members.into_iter().map(member).collect())
}

/// What elements of one name have in them.
fn untyped_all(elements: &[&Element]) -> Value {
    match elements {
        [only] => untyped(only),
        several => several.iter().map(|element| untyped(element)).collect(),
    }
}
