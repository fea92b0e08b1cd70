//! Compares the members of a JSON body with a profile's shape and an entry's fields.

use crate::client::excerpt::excerpt;
use crate::client::shape::{
    Fault, Found, Known, Part, child, constant, items_of, others, parts, parts_of,
};
use crate::client::strings;
use crate::entry::{Entry, Field};
use crate::profile::Profile;
use errorbook_model::shape::keys;
use errorbook_model::template::{Segment, segments};
use errorbook_model::{Body, Constant, EachMember, Name, Node, Property};
use serde_json::{Map, Value};

/// Adds the faults in a body: a member that is absent, has another type or value than in the entry, or is not
/// declared.
pub(super) fn check(
    entry: &Entry,
    profile: &Profile,
    template: Body,
    body: &Value,
    faults: &mut Vec<String>,
) {
    let check = Check {
        entry,
        template,
        known: Known::new(profile, Some(entry)),
    };
    check.parts(parts(template, body, check.known), faults);
}

#[derive(Clone, Copy)]
struct Check<'c> {
    entry: &'c Entry,
    template: Body,
    known: Known<'c>,
}

impl Check<'_> {
    fn parts(&self, parts: Vec<Part>, faults: &mut Vec<String>) {
        for Part { pointer, found } in parts {
            let mut fault = |pointer: &str, wrong: &str| {
                let pointer = if pointer.is_empty() {
                    "the body"
                } else {
                    pointer
                };
                faults.push(format!("{} {wrong}", excerpt(pointer)));
            };
            match found {
                Found::Fault(wrong) => fault(&pointer, &text_of(&wrong)),
                Found::Name(name, value) => {
                    if let Some(wrong) = Wanted::of(name, self.entry, self.known).fault(value) {
                        fault(&pointer, &wrong);
                    }
                }
                Found::Members(member, object, beside) => {
                    self.members(member, object, beside, &pointer, faults);
                }
                // An item's own fields are not known.
                Found::Field(..) | Found::Fields(..) if self.known.is_item => {}
                Found::Field(name, value) => {
                    if let Some(wrong) = self.fault_in(name, value) {
                        fault(&pointer, &wrong);
                    }
                }
                Found::Text(template, text) => {
                    if strings::read(template, text, self.known).is_none() {
                        let shown = excerpt(&Value::from(text).to_string());
                        fault(&pointer, &format!("is {shown}, not `{template}`"));
                    }
                }
                Found::Each(item, values, has_own) => {
                    self.each(item, values, has_own, &pointer, faults);
                }
                Found::Fields(object, beside) => {
                    for (key, wrong) in self.faults_in_fields(object, beside) {
                        fault(&child(&pointer, key), &wrong);
                    }
                }
            }
        }
    }

    /// The items of the field errors, or one of the error itself.
    fn each(
        &self,
        item: &'static Node,
        values: &[Value],
        has_own: bool,
        pointer: &str,
        faults: &mut Vec<String>,
    ) {
        if values.is_empty() {
            faults.push(format!("{} has no items", excerpt(pointer)));
        }
        if values.len() > 1 && !self.known.may_have_items() {
            faults.push(format!("{} has more than one item", excerpt(pointer)));
        }
        for (index, value) in values.iter().enumerate() {
            let faults_as = |known: Known| {
                let check = Check { known, ..*self };
                let pointer = format!("{pointer}/{index}");
                let mut faults = Vec::new();
                check.parts(parts_of(item, value, pointer, known), &mut faults);
                faults
            };
            let mut fewest = faults_as(self.known);
            if self.known.may_have_items() {
                let as_item = faults_as(self.known.of_item());
                if as_item.len() < fewest.len() || !has_own {
                    fewest = as_item;
                }
            }
            faults.extend(fewest);
        }
    }

    /// The members for field errors.
    fn members(
        &self,
        member: &'static EachMember,
        object: &Map<String, Value>,
        beside: &'static [Property],
        pointer: &str,
        faults: &mut Vec<String>,
    ) {
        for (key, value) in others(object, beside) {
            let pointer = child(pointer, key);
            let items = items_of(member, value).filter(|items| !items.is_empty());
            match items {
                _ if !self.known.may_have_items() => {
                    faults.push(format!("{} is not declared", excerpt(&pointer)));
                }
                None => faults.push(format!("{} has no items", excerpt(&pointer))),
                Some(items) => {
                    let known = self.known.of_item();
                    let check = Check { known, ..*self };
                    for value in items {
                        let parts = parts_of(&member.item, value, pointer.clone(), known);
                        check.parts(parts, faults);
                    }
                }
            }
        }
    }

    /// The faults of the exposed fields and of undeclared members, each with its key.
    fn faults_in_fields<'v>(
        &'v self,
        object: &'v Map<String, Value>,
        beside: &'static [Property],
    ) -> Vec<(&'v str, String)> {
        let root = self.template.root();
        let is_placed = |name: &str| root.is_some_and(|root| root.places_field(name));
        let has_each = root.is_some_and(Node::has_each);
        let is_beside = |name: &str| keys(beside).any(|key| key == name);
        let defaults = self.known.profile.settings.fields.as_slice().iter();
        let defaults = defaults.map(|(name, _)| *name);
        let defaults = defaults.filter(|name| self.entry.field(name).is_none());
        let fields = self.entry.fields().iter();
        let names = fields.map(Field::name).chain(defaults);
        let names: Vec<&str> = names
            .filter(|name| !is_beside(name) && !is_placed(name))
            .collect();
        // Field errors have a place of their own.
        let may_hold_items = |name| self.entry.field(name).is_some_and(Field::may_hold_items);
        let declared = names.iter().filter_map(|name| {
            let value = object.get(*name);
            if value.is_none() && has_each && may_hold_items(name) {
                return None;
            }
            Some((*name, self.fault_in(name, value)?))
        });
        let undeclared = others(object, beside).map(|(key, _)| key.as_str());
        let undeclared = undeclared.filter(|key| !names.contains(key));
        declared
            .chain(undeclared.map(|key| (key, "is not declared".to_owned())))
            .collect()
    }

    /// What is wrong with the value of a field, or of one that the profile has for all errors.
    fn fault_in(&self, name: &str, value: Option<&Value>) -> Option<String> {
        let default = self.known.profile.settings.fields.get(name);
        match (self.entry.field(name), default) {
            (Some(field), _) => fault_in_field(field, value),
            (None, Some(constant)) => Wanted::Exactly(json_of(constant)).fault(value),
            (None, None) => value.map(|_| "belongs to no field of the error".to_owned()),
        }
    }
}

fn text_of(fault: &Fault) -> String {
    match fault {
        Fault::Absent => "is absent".to_owned(),
        Fault::Undeclared => "is not declared".to_owned(),
        Fault::Elements => "is not the array of the profile's shape".to_owned(),
        Fault::Other(value, wanted) => {
            format!("is {}, not {wanted}", excerpt(&value.to_string()))
        }
    }
}

fn json_of(constant: Constant) -> Value {
    match constant {
        Constant::Text(text) => Value::from(text),
        Constant::Json(json) => serde_json::from_str(json).unwrap_or_default(),
    }
}

fn fault_in_field(field: &Field, value: Option<&Value>) -> Option<String> {
    if let Some(constant) = written(field) {
        return Wanted::Exactly(constant).fault(value);
    }
    let declared = field.json_type();
    match value {
        None if field.is_optional() => None,
        None => Some("is absent".to_owned()),
        Some(value) if is_of_type(value, declared) => None,
        Some(value) => Some(format!(
            "is of the type {}, declared {declared}",
            type_of(value)
        )),
    }
}

/// The value that an attribute writes. `None` if the error has it, or a part of it.
fn written(field: &Field) -> Option<Value> {
    let mut text = String::new();
    for segment in segments(field.constant()?) {
        match segment {
            Segment::Text(part) => text.push_str(part),
            Segment::Placeholder { .. } => return None,
        }
    }
    if field.json_type() == "string" {
        Some(Value::from(text))
    } else {
        serde_json::from_str(&text).ok()
    }
}

/// The value that a name of the template must have.
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
    /// A code of any error.
    Code,
    /// Any value, or absent.
    Anything,
    Nothing,
}

impl Wanted {
    fn of(name: Name, entry: &Entry, known: Known) -> Self {
        match name {
            Name::Code if known.is_item => Wanted::Code,
            Name::Message | Name::Detail if known.is_item => Wanted::Text,
            Name::Segments => Wanted::Anything,
            name if name.is_of_item() && known.is_item => Wanted::MaybeText,
            // These may be translated, or be the text of a framework.
            Name::Title | Name::ProblemTitle | Name::Message | Name::Timestamp => Wanted::Text,
            Name::Instance if entry.field("instance").is_some() => Wanted::Anything,
            Name::Detail | Name::Help => Wanted::MaybeText,
            name if name.is_of_request() => Wanted::MaybeText,
            Name::RetryAfter => match entry.retry_after().and_then(|text| text.parse().ok()) {
                Some::<u64>(seconds) => Wanted::MaybeExactly(Value::from(seconds)),
                None => Wanted::MaybeSeconds,
            },
            _ => constant(name, entry, known.profile).map_or(Wanted::Nothing, Wanted::Exactly),
        }
    }

    /// The difference between a value and this one. `None` as the value is an absent member.
    fn fault(self, value: Option<&Value>) -> Option<String> {
        let Some(value) = value else {
            let is_required = matches!(self, Wanted::Exactly(_) | Wanted::Text | Wanted::Code);
            return is_required.then(|| "is absent".to_owned());
        };
        let wrong = match self {
            Wanted::Exactly(wanted) | Wanted::MaybeExactly(wanted) if wanted == *value => None,
            Wanted::Exactly(wanted) | Wanted::MaybeExactly(wanted) => Some(format!("not {wanted}")),
            Wanted::Text | Wanted::MaybeText => {
                (!value.is_string()).then(|| "not a string".to_owned())
            }
            Wanted::Code => {
                (!value.is_string() && !value.is_u64()).then(|| "not a code".to_owned())
            }
            Wanted::Anything => None,
            Wanted::MaybeSeconds => (!value.is_u64()).then(|| "not a number of seconds".to_owned()),
            Wanted::Nothing => Some("which the error does not have".to_owned()),
        };
        wrong.map(|wrong| format!("is {}, {wrong}", excerpt(&value.to_string())))
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
