//! `#[help("ask support")]`: what the client's developer can do.

use super::emitted::{Context, Emitted};
use super::{DEFAULTED, Definition};

pub(super) static DEFINITION: Definition = Definition {
    targets: DEFAULTED,
    // miette reads the help from such a field.
    elsewhere: super::FIELD,
    emit,
    ..Definition::text("help", "#[help(\"ask support\")]")
};

fn emit(definition: &Definition, context: &Context, emitted: &mut Emitted) {
    if let Some(help) = context.resolved.variant.attrs.text(definition.name) {
        let help = help.value();
        emitted.extra(definition.name, &help);
        emitted.texts.text(definition.name, &help);
    }
}
