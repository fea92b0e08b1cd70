//! The slots of templates: what stands in the place of each placeholder.
//!
//! A placeholder of the form `{name}` is a slot whose number is the field's key. One with a format
//! (`{name:?}`), or of a type with generics, is a slot of its own and has an arm that
//! writes it. The model's `Slot` says how they are numbered.

use super::Expansion;
use crate::ast::Field;
use crate::resolve::{HeaderValue, Text};
use errorbook_model::Slot;
use errorbook_model::template::Placeholder;

/// A value that a slot stands for.
pub(super) enum Value<'s, 'a> {
    Field(&'s Field<'a>),
    Header(&'s Field<'a>),
    Formatted(u32, &'s Placeholder),
}

/// The values of the slots of every template, in the order in which the runtime meets their placeholders: per variant the
/// message's, then each header's, then each written field's.
pub(super) fn values<'i, 'a>(expansion: &Expansion<'i, 'a>) -> Vec<Vec<Value<'i, 'a>>> {
    // A type with generics has no others than those with a format: a reference to a field is handed out where the field is
    // `'static`.
    let is_plain = expansion.is_plain();
    let mut formatted = 0;
    let of_variant = expansion.variants.iter().map(|resolved| {
        let mut values = Vec::new();
        let mut add = |text: &'i Text, values: &mut Vec<_>| {
            for placeholder in text.template.placeholders() {
                if placeholder.spec.is_empty() && is_plain {
                    let field = resolved.variant.field(&placeholder.name);
                    values.extend(field.map(Value::Field));
                } else {
                    values.push(Value::Formatted(formatted, placeholder));
                    formatted += 1;
                }
            }
        };
        if let Some(text) = &resolved.message {
            add(text, &mut values);
        }
        for line in &resolved.headers {
            match &line.value {
                HeaderValue::Field(field) => values.push(Value::Header(field)),
                HeaderValue::Text(text) | HeaderValue::Challenge(text) => add(text, &mut values),
            }
        }
        for constant in &resolved.constants {
            add(&constant.text, &mut values);
        }
        values
    });
    of_variant.collect()
}

/// The slots as items of an array.
pub(super) fn items(values: &[Vec<Value>]) -> String {
    let mut slots = String::new();
    for value in values.iter().flatten() {
        let slot = match value {
            Value::Field(field) | Value::Header(field) => Slot::Field(field.key),
            Value::Formatted(number, _) => Slot::Formatted(*number),
        };
        slots.push_str(&slot.to_bits().to_string());
        slots.push(',');
    }
    slots
}
