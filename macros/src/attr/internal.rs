//! `#[internal]`: left out of public documentation.

use super::emitted::{Context, Emitted};
use super::{DEFAULTED, Definition};

pub(crate) static DEFINITION: Definition = Definition {
    targets: DEFAULTED,
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
