//! The slots of templates: what stands in the place of each placeholder.
//!
//! A placeholder of the form `{name}` is a slot whose number is the field's key. One with a format
//! (`{name:?}`), or of a type with generics, is a slot of its own and has an arm that
//! writes it. The model's `Slot` says how they are numbered.

use super::Expansion;
use crate::ast::Field;
use crate::resolve::{HeaderValue, ResolvedVariant};
use errorbook_model::Slot;
use errorbook_model::template::{Placeholder, Template};

/// The slots of every template as items of an array, in the order in which the runtime meets their placeholders: per variant
/// the message's, then each header's, then each written field's.
pub(super) fn items(expansion: &Expansion) -> String {
    let mut formatted = Formatted::of(expansion);
    let mut slots = String::new();
    for resolved in &expansion.variants {
        for_each_value(resolved, &mut formatted, |slot| {
            let slot = match slot {
                Value::Field(field) | Value::Header(field) => Slot::Field(field.key),
                Value::Formatted(number, _) => Slot::Formatted(number),
            };
            slots.push_str(&slot.to_bits().to_string());
            slots.push(',');
        });
    }
    slots
}

/// A value that a slot stands for.
pub(super) enum Value<'s, 'a> {
    Field(&'s Field<'a>),
    Header(&'s Field<'a>),
    Formatted(u32, &'s Placeholder),
}

/// The slots with a format so far.
pub(super) struct Formatted {
    count: u32,
    /// A type with generics has no others: a reference to a field is handed out where the field is `'static`.
    always: bool,
}

impl Formatted {
    pub(super) fn of(expansion: &Expansion) -> Self {
        Formatted {
            count: 0,
            always: !expansion.input.original.generics.params.is_empty(),
        }
    }
}

pub(super) fn for_each_value<'s, 'a>(
    resolved: &'s ResolvedVariant<'_, 'a>,
    formatted: &mut Formatted,
    mut each: impl FnMut(Value<'s, 'a>),
) {
    let mut template = |template: &'s Template, each: &mut dyn FnMut(Value<'s, 'a>)| {
        for placeholder in template.placeholders() {
            if placeholder.spec.is_empty() && !formatted.always {
                if let Some(field) = resolved.variant.field(&placeholder.name) {
                    each(Value::Field(field));
                }
            } else {
                each(Value::Formatted(formatted.count, placeholder));
                formatted.count += 1;
            }
        }
    };
    if let Some(text) = &resolved.message {
        template(&text.template, &mut each);
    }
    for line in &resolved.headers {
        match &line.value {
            HeaderValue::Field(field) => each(Value::Header(field)),
            HeaderValue::Text(text) | HeaderValue::Challenge(text) => {
                template(&text.template, &mut each);
            }
        }
    }
    for constant in &resolved.constants {
        template(&constant.text.template, &mut each);
    }
}
