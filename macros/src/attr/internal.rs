//! `#[internal]`: left out of public documentation.

use super::emitted::{Context, Emitted};
use super::{Definition, args};

pub(super) static DEFINITION: Definition = Definition {
    arguments: "",
    emit,
    ..Definition::variant("internal", "#[internal]", |cx, found, attrs| {
        args::set(&mut attrs.internal, Some(args::flag(cx, found.attribute)))
    })
};

fn emit(_: &Definition, context: &Context, emitted: &mut Emitted) {
    if context.resolved.variant.attrs.internal.is_some() {
        emitted.flags.push("INTERNAL");
        emitted.members.flag("internal", true);
    }
}
