//! Compares the members of a JSON body with a profile's shape and an entry's fields.

use super::failure::excerpt;
use super::shape::{Found, Known, Part, child, parts};
use crate::entry::{Entry, Field};
use crate::profile::Profile;
use errorbook_model::shape::keys;
use errorbook_model::{Name, Property, status};
use serde_json::{Map, Value};

/// Adds the faults in a body: a member that is absent, has another type or value than in the entry, or is not
/// declared.
pub(super) fn check(entry: &Entry, profile: &Profile, body: &Value, faults: &mut Vec<String>) {
    let known = Known {
        profile,
        entry: Some(entry),
    };
    for Part { pointer, found } in parts(profile.settings.body, body, known) {
        let mut fault = |pointer: &str, wrong: &str| {
            let pointer = if pointer.is_empty() {
                "the body"
            } else {
                pointer
            };
            faults.push(format!("{} {wrong}", excerpt(pointer)));
        };
        match found {
            Found::Fault(wrong) => fault(&pointer, &wrong),
            Found::Name(name, value) => {
                if let Some(wrong) = Wanted::of(name, entry, profile).fault(value) {
                    fault(&pointer, &wrong);
                }
            }
            Found::Fields(object, beside) => {
                for (key, wrong) in faults_in_fields(entry, object, beside) {
                    fault(&child(&pointer, key), &wrong);
                }
            }
        }
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
    Nothing,
}

impl Wanted {
    fn of(name: Name, entry: &Entry, profile: &Profile) -> Self {
        match name {
            // These may be translated, or be the text of a framework.
            Name::Title | Name::ProblemTitle | Name::Message => Wanted::Text,
            Name::Detail | Name::Help | Name::RequestId => Wanted::MaybeText,
            Name::RetryAfter => match entry.retry_after().and_then(|text| text.parse().ok()) {
                Some::<u64>(seconds) => Wanted::MaybeExactly(Value::from(seconds)),
                None => Wanted::MaybeSeconds,
            },
            _ => constant(name, entry, profile).map_or(Wanted::Nothing, Wanted::Exactly),
        }
    }

    /// The difference between a value and this one. `None` as the value is an absent member.
    fn fault(self, value: Option<&Value>) -> Option<String> {
        let Some(value) = value else {
            let is_required = matches!(self, Wanted::Exactly(_) | Wanted::Text);
            return is_required.then(|| "is absent".to_owned());
        };
        let wrong = match self {
            Wanted::Exactly(wanted) | Wanted::MaybeExactly(wanted) if wanted == *value => None,
            Wanted::Exactly(wanted) | Wanted::MaybeExactly(wanted) => Some(format!("not {wanted}")),
            Wanted::Text | Wanted::MaybeText => {
                (!value.is_string()).then(|| "not a string".to_owned())
            }
            Wanted::MaybeSeconds => (!value.is_u64()).then(|| "not a number of seconds".to_owned()),
            Wanted::Nothing => Some("which the error does not have".to_owned()),
        };
        wrong.map(|wrong| format!("is {}, {wrong}", excerpt(&value.to_string())))
    }
}

/// The value that a name has in every response of an entry. `None` if the responses do not have it, or not all
/// the same.
pub(super) fn constant(name: Name, entry: &Entry, profile: &Profile) -> Option<Value> {
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

/// The faults of the exposed fields and of undeclared members, each with its key.
fn faults_in_fields<'v>(
    entry: &Entry,
    object: &'v Map<String, Value>,
    beside: &'static [Property],
) -> Vec<(&'v str, String)> {
    let is_beside = |name: &str| keys(beside).any(|key| key == name);
    let fields = entry.fields().iter();
    let fields: Vec<&Field> = fields.filter(|field| !is_beside(field.name())).collect();
    let of_fields = fields.iter().filter_map(|field| {
        let (declared, value) = (field.json_type(), object.get(field.name()));
        let wrong = match value {
            None if field.is_optional() => return None,
            None => "is absent".to_owned(),
            Some(value) if is_of_type(value, declared) => return None,
            Some(value) => format!("is of the type {}, declared {declared}", type_of(value)),
        };
        Some((field.name(), wrong))
    });
    let is_declared = |key: &str| is_beside(key) || fields.iter().any(|field| field.name() == key);
    let undeclared = object.keys().filter(|key| !is_declared(key));
    of_fields
        .chain(undeclared.map(|key| (key.as_str(), "is not declared".to_owned())))
        .collect()
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
