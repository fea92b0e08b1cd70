//! `#[help("ask support")]`: what the client's developer can do.

use super::emitted::{Context, Emitted};
use super::{Definition, text};

pub(super) static DEFINITION: Definition = Definition {
    emit,
    ..Definition::text("help", "#[help(\"ask support\")]")
};

fn emit(definition: &Definition, context: &Context, emitted: &mut Emitted) {
    if let Some(help) = text::of(definition, context) {
        emitted.extra(definition.name, &help);
        emitted.texts.text(definition.name, &help);
    }
}
