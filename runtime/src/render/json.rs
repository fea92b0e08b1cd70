//! JSON: a template, filled.

use super::items::Known;
use super::plan::{Escape, Needs, Pieces, Plan, Planned};
use super::planner::{FieldValue, Planner, Subject};
use super::values::{ItemValue, Value};
use errorbook_model::{Body, Name, Node, Property, escape};

/// The plan of a body.
pub(super) fn plan(body: Body, subject: Subject) -> Plan {
    let planned = body.root().and_then(|root| {
        let values = Planner {
            root,
            ..Planner::new(subject, Escape::Json)
        };
        // What stands at the top is sent with nothing in it, too.
        let empty = if matches!(root, Node::Object(_)) {
            "{}"
        } else {
            "[]"
        };
        template(&values, root).or(literal(empty)).into_plan()
    });
    planned.unwrap_or_else(|| Pieces::default().finish())
}

/// A part of a template, filled.
fn template(values: &Planner, node: &'static Node) -> Planned {
    match node {
        Node::Object(members) => object(values, members),
        Node::Array(elements) => {
            let mut list = List::new("[", false);
            for element in *elements {
                list.push("", template(values, element));
            }
            list.finish("]", elements.is_empty())
        }
        Node::Each(item) | Node::Items(item) => {
            let has_own = matches!(node, Node::Each(_));
            let planned = values.each(item, has_own, ",", template);
            planned.between("[", "]")
        }
        Node::Name(name) => self::name(values, *name),
        Node::Field(name) => {
            let of_item = || ItemValue::Json((*name).into());
            values.field_as(name, of_item, json)
        }
        Node::Text(text) => quoted(values.interpolated(text)),
        Node::Or(node, other) => template(values, node).or(template(values, other)),
        Node::Literal(json) => literal(json),
    }
}

/// A value as JSON: a number or a truth value where it is one.
fn name(values: &Planner, name: Name) -> Planned {
    match name {
        // Whether an item's code is a number is not known before the item is.
        Name::Code if values.item.is_some() => {
            Planned::value(Value::Known(Known::JsonCode, Escape::Json.rewrite()))
        }
        Name::Segments if values.item.is_some() => {
            Planned::Optional(Value::OfItem(ItemValue::Segments))
        }
        Name::Code if values.subject.entry.code().is_number => values.name(name),
        Name::Status | Name::Retryable | Name::RetryAfter => values.name(name),
        _ => quoted(values.name(name)),
    }
}

fn object(values: &Planner, members: &'static [Property]) -> Planned {
    let mut list = List::new("{", true);
    for member in members {
        match member {
            Property::Pair(key, node) => list.push(key, template(values, node)),
            Property::Fields => push_fields(values, members, &mut list),
            Property::Each(member) => {
                if let Some(written) = values.members(member, members, None, template) {
                    list.push_members(written);
                }
            }
        }
    }
    list.finish("}", members.is_empty())
}

/// The fields, except those whose name a member beside them has, since the template's wins, and those that the
/// template places elsewhere.
fn push_fields(values: &Planner, beside: &'static [Property], list: &mut List) {
    let unplaced = values.unplaced(beside);
    if values.item.is_some() {
        return list.push_members(Value::OfItem(ItemValue::Fields(unplaced)));
    }
    for (name, value) in values.template_fields() {
        if unplaced.has(name) {
            list.push(name, json(value));
        }
    }
}

/// A field as JSON.
pub(super) fn json(value: FieldValue) -> Planned {
    match value {
        FieldValue::OfError(field) => Planned::Optional(Value::Json(field)),
        FieldValue::Written {
            text,
            is_string: true,
        } => quoted(text),
        FieldValue::Written { text, .. } => text,
    }
}

fn literal(json: &str) -> Planned {
    let mut pieces = Pieces::default();
    pieces.literal(json);
    Planned::Certain(pieces)
}

fn quoted(text: Planned) -> Planned {
    text.between("\"", "\"")
}

/// An object or an array that is being written.
pub(super) struct List {
    pieces: Pieces,
    has_keys: bool,
    /// Whether a member certainly stands in it, and whether one may.
    certain: bool,
    possible: bool,
}

impl List {
    pub(super) fn new(open: &str, has_keys: bool) -> Self {
        let mut pieces = Pieces::default();
        pieces.literal(open);
        List {
            pieces,
            has_keys,
            certain: false,
            possible: false,
        }
    }

    /// A value under its key; an element has none.
    pub(super) fn push(&mut self, key: &str, planned: Planned) {
        match planned {
            Planned::Absent => return,
            Planned::Certain(inner) => {
                self.comma();
                self.certain = true;
                self.key(key);
                self.pieces.append(inner);
            }
            Planned::Optional(value) => {
                let before = self.pieces.pending.len();
                if !matches!(self.pieces.pending.last(), Some(b'{' | b'[')) {
                    self.pieces.literal(",");
                }
                self.key(key);
                // Its comma and its key go with it.
                let length = self.pieces.pending.len() - before;
                self.pieces.push(length, value);
            }
        }
        self.possible = true;
    }

    /// Members that bring their commas and keys.
    fn push_members(&mut self, members: Value) {
        self.pieces.push(0, members);
        self.possible = true;
    }

    /// The comma before a member that certainly follows.
    fn comma(&mut self) {
        if self.certain || self.possible {
            self.pieces.literal(",");
        }
        if self.possible && !self.certain {
            self.pieces.push_comma();
        }
    }

    fn key(&mut self, key: &str) {
        if self.has_keys {
            escape::json_string(&mut self.pieces.pending, key);
            self.pieces.literal(":");
        }
    }

    /// An object or an array that has nothing in it is absent, unless the template has it so.
    pub(super) fn finish(mut self, close: &str, is_written_empty: bool) -> Planned {
        self.pieces.literal(close);
        if self.certain || is_written_empty {
            Planned::Certain(self.pieces)
        } else if self.possible {
            Planned::Optional(self.pieces.into_group(Needs::Any))
        } else {
            Planned::Absent
        }
    }
}

#[cfg(test)]
mod tests {
    use errorbook_model::escape::json_string;

    fn check(text: &str) {
        let mut ours = Vec::new();
        json_string(&mut ours, text);
        assert_eq!(
            String::from_utf8(ours).unwrap(),
            serde_json::to_string(text).unwrap()
        );
    }

    #[test]
    fn a_string_is_written_as_serde_json_writes_it() {
        let mut every = String::new();
        for c in (0..0x300)
            .chain([0x2028, 0x2029, 0xfeff, 0x1f600])
            .filter_map(char::from_u32)
        {
            check(&c.to_string().repeat(8));
            every.push(c);
        }
        for text in ["", "plain", "</script>", &every] {
            check(text);
        }
    }

    #[test]
    fn what_is_escaped_is_found_wherever_it_stands() {
        for length in 1..50 {
            for at in 0..length {
                for escaped in ["\0", "\n", "\u{1f}", "\"", "\\"] {
                    let mut text = "~".repeat(length);
                    text.replace_range(at..=at, escaped);
                    check(&text);
                }
            }
        }
    }
}
