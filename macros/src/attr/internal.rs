//! `#[internal]`: left out of public documentation.

use super::Definition;
use super::emitted::{Context, Emitted};

pub(super) static DEFINITION: Definition = Definition {
    emit,
    ..Definition::flag("internal", "#[internal]")
};

fn emit(definition: &Definition, context: &Context, emitted: &mut Emitted) {
    let attrs = &context.resolved.variant.attrs;
    if attrs.place(definition).is_some() {
        emitted.flags.push("INTERNAL");
        emitted.members.flag("internal", true);
    }
}
