//! Compares the members of a JSON body with a profile's shape and an entry's fields.

use super::failure::excerpt;
use super::shape::{self, Known, align, is_literal};
use crate::entry::{Entry, Field};
use crate::profile::Profile;
use errorbook_model::escape::pointer_token;
use errorbook_model::{Name, Node, Property};
use serde_json::{Map, Value};

/// Adds the faults in a body: a member that is absent, has another type or value than in the entry, or is not
/// declared.
pub(super) fn check(
    entry: &'static Entry,
    profile: &Profile,
    body: &Value,
    faults: &mut Vec<String>,
) {
    let mut check = Check {
        entry,
        profile,
        pointer: String::new(),
        faults,
    };
    check.value(&shape::of(profile.settings.body), body);
}

struct Check<'c> {
    entry: &'static Entry,
    profile: &'c Profile,
    /// The position of the current value (RFC 6901).
    pointer: String,
    faults: &'c mut Vec<String>,
}

/// The value that a member must have.
enum Wanted {
    /// Exactly this value.
    Exactly(Value),
    /// This value, or absent.
    MaybeExactly(Value),
    /// Any text.
    Text,
    /// Any text, or absent.
    MaybeText,
    /// A number of seconds, or absent.
    MaybeSeconds,
    Nothing,
}

impl Wanted {
    fn of(name: Name, entry: &Entry, profile: &Profile) -> Self {
        let code = entry.code();
        let exactly_if = |text: Option<String>| match text {
            Some(text) => Wanted::Exactly(Value::from(text)),
            None => Wanted::Nothing,
        };
        match name {
            Name::Code => Wanted::Exactly(match code.as_number() {
                Some(number) => Value::from(number),
                None => Value::from(code.as_str()),
            }),
            Name::Status => Wanted::Exactly(Value::from(entry.status().as_u16())),
            Name::Phrase => Wanted::Exactly(Value::from(errorbook_model::status::phrase(
                entry.status().as_u16(),
            ))),
            // These may be translated, or be the text of a framework.
            Name::Title | Name::ProblemTitle | Name::Message => Wanted::Text,
            Name::Detail | Name::Help | Name::RequestId => Wanted::MaybeText,
            Name::Type => exactly_if(profile.settings.type_uri(code.as_str())),
            Name::Docs => exactly_if(profile.settings.docs_uri(code.as_str())),
            Name::Oauth => Wanted::Exactly(Value::from(entry.oauth())),
            Name::Retryable => Wanted::Exactly(Value::from(entry.retry().is_some())),
            Name::RetryAfter => match entry.retry_after().and_then(|text| text.parse().ok()) {
                Some::<u64>(seconds) => Wanted::MaybeExactly(Value::from(seconds)),
                None => Wanted::MaybeSeconds,
            },
        }
    }

    fn takes(&self, value: &Value) -> bool {
        match self {
            Wanted::Exactly(wanted) | Wanted::MaybeExactly(wanted) => wanted == value,
            Wanted::Text | Wanted::MaybeText => value.is_string(),
            Wanted::MaybeSeconds => value.is_u64(),
            Wanted::Nothing => false,
        }
    }

    fn may_be_absent(&self) -> bool {
        !matches!(self, Wanted::Exactly(_) | Wanted::Text)
    }

    fn described(&self) -> String {
        match self {
            Wanted::Exactly(value) | Wanted::MaybeExactly(value) => format!("not {value}"),
            Wanted::Text | Wanted::MaybeText => "not a string".to_owned(),
            Wanted::MaybeSeconds => "not a number of seconds".to_owned(),
            Wanted::Nothing => "which the error does not have".to_owned(),
        }
    }
}

impl Check<'_> {
    fn fault(&mut self, wrong: &str) {
        let pointer = if self.pointer.is_empty() {
            "the body"
        } else {
            &self.pointer
        };
        self.faults.push(format!("{} {wrong}", excerpt(pointer)));
    }

    fn at(&mut self, key: &str, check: impl FnOnce(&mut Self)) {
        let length = self.pointer.len();
        self.pointer.push('/');
        self.pointer.push_str(&pointer_token(key));
        check(self);
        self.pointer.truncate(length);
    }

    fn value(&mut self, node: &Node, value: &Value) {
        let shown = || excerpt(&value.to_string());
        match (node, value) {
            (Node::Object(members), Value::Object(object)) => self.object(members, object),
            (Node::Object(_), _) => self.fault(&format!("is {}, not an object", shown())),
            (Node::Array(shapes), Value::Array(values)) => self.array(shapes, values),
            (Node::Array(_), _) => self.fault(&format!("is {}, not an array", shown())),
            (Node::Literal(json), value) => {
                if !is_literal(json, value) {
                    self.fault(&format!("is {}, not {json}", shown()));
                }
            }
            (Node::Name(name), value) => {
                let wanted = Wanted::of(*name, self.entry, self.profile);
                if !wanted.takes(value) {
                    self.fault(&format!("is {}, {}", shown(), wanted.described()));
                }
            }
        }
    }

    fn object(&mut self, members: &[Property], object: &Map<String, Value>) {
        for member in members {
            let Property::Pair(key, node) = member else {
                continue;
            };
            match object.get(*key) {
                Some(value) => self.at(key, |check| check.value(node, value)),
                None if self.may_be_absent(node) => {}
                None => self.at(key, |check| check.fault("is absent")),
            }
        }
        let fields = if members.contains(&Property::Fields) {
            self.entry.fields()
        } else {
            &[]
        };
        let is_member = |name: &str| {
            members
                .iter()
                .any(|member| matches!(member, Property::Pair(key, _) if *key == name))
        };
        for field in fields.iter().filter(|field| !is_member(field.name())) {
            self.at(field.name(), |check| {
                check.field(field, object.get(field.name()));
            });
        }
        for key in object.keys() {
            let is_field = fields.iter().any(|field| field.name() == key);
            if !is_member(key) && !is_field {
                self.at(key, |check| check.fault("is not declared"));
            }
        }
    }

    fn may_be_absent(&self, node: &Node) -> bool {
        match node {
            Node::Name(name) => Wanted::of(*name, self.entry, self.profile).may_be_absent(),
            _ => false,
        }
    }

    fn array(&mut self, nodes: &[Node], values: &[Value]) {
        let known = Known {
            profile: self.profile,
            entry: Some(self.entry),
        };
        let Some(elements) = align(nodes, values, known) else {
            self.fault("is not the array of the profile's shape");
            return;
        };
        let elements = nodes.iter().zip(elements);
        let there = elements.filter_map(|(node, value)| Some((node, value?)));
        for (index, (node, value)) in there.enumerate() {
            self.at(&index.to_string(), |check| check.value(node, value));
        }
    }

    fn field(&mut self, field: &Field, value: Option<&Value>) {
        let declared = field.json_type();
        match value {
            None if field.is_optional() => {}
            None => self.fault("is absent"),
            Some(value) if !is_of_type(value, declared) => {
                let found = type_of(value);
                self.fault(&format!("is of the type {found}, declared {declared}"));
            }
            Some(_) => {}
        }
    }
}

/// Whether a value has a JSON type. `null` has none of the types, since a body omits absent values.
fn is_of_type(value: &Value, declared: &str) -> bool {
    match value {
        Value::Null => false,
        // An integer of more than 64 bits is read as a float.
        Value::Number(number) if declared == "integer" => {
            !number.is_f64() || number.as_f64().is_some_and(|number| number.fract() == 0.0)
        }
        Value::Number(_) => matches!(declared, "number" | "any"),
        other => declared == "any" || declared == type_of(other),
    }
}

fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}
