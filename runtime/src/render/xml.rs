//! XML 1.0: a template, filled. Members are elements in their order, those of a name `"@name"` attributes, and
//! `"#text"` is the text of its element.

use super::plan::{Escape, Needs, Pieces, Plan, Planned};
use super::planner::{FieldValue, Planner, Subject};
use super::raw_json;
use super::values::{ItemValue, Value};
use errorbook_model::offer::is_xml_name;
use errorbook_model::{Items, Node, Property, Xml, escape, shape};

pub(super) fn plan(xml: &Xml, subject: Subject) -> Plan {
    let mut pieces = Pieces::default();
    pieces.literal("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let root = xml.body.root().unwrap_or(&Node::Object(&[]));
    let template = Template {
        values: Planner {
            root,
            ..Planner::new(subject, Escape::XmlText)
        },
        items: xml.items,
    };
    let mut element = Element::new(xml.root);
    let has_namespace =
        matches!(root, Node::Object(members) if shape::keys(members).any(|key| key == "@xmlns"));
    if let Some(namespace) = xml.namespace.filter(|_| !has_namespace) {
        element.attribute("xmlns", Planned::text(namespace, Escape::XmlAttribute));
    }
    match root {
        Node::Object(members) => template.members(members, &mut element),
        // The profile's own body: an offer's is an object.
        list => {
            let items = Items::Named;
            element.push(Template { items, ..template }.element("i", list));
        }
    }
    pieces.append(element.pieces());
    pieces.finish()
}

/// A template that is being followed.
#[derive(Clone, Copy)]
struct Template<'p> {
    values: Planner<'p>,
    items: Items,
}

impl Template<'_> {
    /// The element of a value, with its tags; those of the items of an array.
    fn element(&self, name: &str, node: &'static Node) -> Planned {
        let text = |text: Planned| text.between(&format!("<{name}>"), &format!("</{name}>"));
        match node {
            Node::Object(members) => {
                let mut element = Element::new(name);
                self.members(members, &mut element);
                element.finish(members.is_empty())
            }
            Node::Array(elements) => {
                let mut list = Element::default();
                for element in *elements {
                    list.push(self.element(self.item_name(name), element));
                }
                self.in_list(name, list.finish(false))
            }
            Node::Each(item) | Node::Items(item) => {
                let has_own = matches!(node, Node::Each(_));
                let planned = self.values.each(item, has_own, "", |values, item| {
                    let (values, items) = (*values, self.items);
                    Template { values, items }.element(self.item_name(name), item)
                });
                self.in_list(name, planned)
            }
            Node::Name(value) => text(self.values.name(*value)),
            Node::Text(template) => text(self.values.interpolated(template)),
            Node::Field(field) => self.field(name, field),
            Node::Or(node, other) => self.element(name, node).or(self.element(name, other)),
            Node::Literal(json) => text(self.values.literal(json)),
        }
    }

    fn item_name<'n>(&self, name: &'n str) -> &'n str {
        match self.items {
            Items::Named => name,
            Items::I => "i",
        }
    }

    /// The items, in an element of their own where arrays have one.
    fn in_list(&self, name: &str, items: Planned) -> Planned {
        match self.items {
            Items::Named => items,
            Items::I => items.between(&format!("<{name}>"), &format!("</{name}>")),
        }
    }

    /// A field as elements.
    fn field_value(&self, name: &str, value: FieldValue) -> Planned {
        match value {
            FieldValue::OfError(field) => {
                Planned::Optional(Value::Xml(field, name.into(), self.items))
            }
            FieldValue::Written { text, .. } => {
                text.between(&format!("<{name}>"), &format!("</{name}>"))
            }
        }
    }

    fn field(&self, name: &str, field: &str) -> Planned {
        let of_item = || ItemValue::Xml(field.into(), name.into(), self.items);
        self.values
            .field_as(field, of_item, |value| self.field_value(name, value))
    }

    fn members(&self, members: &'static [Property], element: &mut Element) {
        // Attributes stand in the tag, wherever the template has them.
        for member in members {
            if let Property::Pair(key, node) = member {
                let name = key.strip_prefix('@');
                if let Some(name) = name.filter(|name| is_xml_name(name)) {
                    element.attribute(name, self.text(node, Escape::XmlAttribute));
                }
            }
        }
        for member in members {
            match member {
                Property::Pair(key, _) if key.starts_with('@') => {}
                Property::Pair("#text", node) => {
                    element.push(self.text(node, Escape::XmlText));
                }
                Property::Pair(key, node) if is_xml_name(key) => {
                    element.push(self.element(key, node));
                }
                Property::Pair(key, node) => {
                    element.push(self.element(&element_name(key), node));
                }
                Property::Fields => self.fields(members, element),
                Property::Each(member) => {
                    let xml = Some(self.items);
                    let written = self.values.members(member, members, xml, |values, item| {
                        let (values, items) = (*values, self.items);
                        Template { values, items }.content(item)
                    });
                    element.push(written.map_or(Planned::Absent, Planned::Optional));
                }
            }
        }
    }

    /// A value without tags; what is no text has none.
    fn text(&self, node: &'static Node, escape: Escape) -> Planned {
        let values = Planner {
            escape,
            escape_template: escape,
            ..self.values
        };
        values.text(node)
    }

    /// What stands between the tags of an element.
    fn content(&self, node: &'static Node) -> Planned {
        let Node::Object(members) = node else {
            return self.text(node, Escape::XmlText);
        };
        let mut content = Element::default();
        self.members(members, &mut content);
        content.finish(members.is_empty())
    }

    /// The fields, as a JSON body has them.
    fn fields(&self, beside: &'static [Property], element: &mut Element) {
        let unplaced = self.values.unplaced(beside);
        if self.values.item.is_some() {
            let elements = ItemValue::Elements(unplaced, self.items);
            return element.push(Planned::Optional(Value::OfItem(elements)));
        }
        for (name, value) in self.values.template_fields() {
            if unplaced.has_element(name) {
                element.push(self.field_value(&element_name(name), value));
            }
        }
    }
}

/// An element that is being written.
#[derive(Default)]
struct Element<'n> {
    /// `None` for elements without one around them.
    name: Option<&'n str>,
    pieces: Pieces,
    is_tag_open: bool,
    certain: bool,
    possible: bool,
}

impl<'n> Element<'n> {
    fn new(name: &'n str) -> Self {
        let mut pieces = Pieces::default();
        pieces.literal("<");
        pieces.literal(name);
        Element {
            name: Some(name),
            is_tag_open: true,
            pieces,
            ..Element::default()
        }
    }

    fn attribute(&mut self, name: &str, value: Planned) {
        if self.is_tag_open {
            self.add(value.between(&format!(" {name}=\""), "\""));
        }
    }

    fn push(&mut self, element: Planned) {
        self.close_tag();
        self.add(element);
    }

    fn add(&mut self, planned: Planned) {
        match planned {
            Planned::Absent => return,
            Planned::Certain(inner) => {
                self.certain = true;
                self.pieces.append(inner);
            }
            Planned::Optional(value) => self.pieces.push(0, value),
        }
        self.possible = true;
    }

    fn close_tag(&mut self) {
        if std::mem::take(&mut self.is_tag_open) {
            self.pieces.literal(">");
        }
    }

    fn pieces(mut self) -> Pieces {
        self.close_tag();
        if let Some(name) = self.name {
            self.pieces.literal(&format!("</{name}>"));
        }
        self.pieces
    }

    /// An element that has nothing in it is absent, unless the template has it so.
    fn finish(self, is_written_empty: bool) -> Planned {
        if self.certain || is_written_empty {
            Planned::Certain(self.pieces())
        } else if self.possible {
            Planned::Optional(self.pieces().into_group(Needs::Any))
        } else {
            Planned::Absent
        }
    }
}

/// Appends the JSON of a value as an element of a name; whether there is one. `null` has none, and the items of an array
/// have one each.
pub(super) fn push_element(out: &mut Vec<u8>, name: &str, json: &str, items: Items) -> bool {
    push_nested(out, name, json, items, raw_json::DEEPEST)
}

fn push_nested(out: &mut Vec<u8>, name: &str, json: &str, items: Items, deeper: usize) -> bool {
    let Some(deeper) = deeper.checked_sub(1).filter(|_| json != "null") else {
        return false;
    };
    if items == Items::Named && json.starts_with('[') {
        let before = out.len();
        for element in raw_json::elements(json) {
            push_nested(out, name, element, items, deeper);
        }
        return out.len() > before;
    }
    push_tag(out, "<", name);
    if let Some(text) = raw_json::text(json) {
        escape::xml_text(out, &text);
    }
    for element in raw_json::elements(json) {
        push_nested(out, "i", element, items, deeper);
    }
    for (name, member) in raw_json::members(json) {
        push_nested(out, &element_name(&name), member, items, deeper);
    }
    push_tag(out, "</", name);
    true
}

pub(super) fn push_tag(out: &mut Vec<u8>, open: &str, name: &str) {
    for part in [open, name, ">"] {
        out.extend_from_slice(part.as_bytes());
    }
}

/// A name of JSON as one of XML: what no name has becomes `_`.
pub(crate) fn element_name(name: &str) -> String {
    let is_inner = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    let mut converted: String = name
        .chars()
        .map(|c| if is_inner(c) { c } else { '_' })
        .collect();
    if !converted.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') {
        converted.insert(0, '_');
    }
    converted
}
