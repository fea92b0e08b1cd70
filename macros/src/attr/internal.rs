//! `#[internal]`: left out of public documentation.

use super::emitted::{Context, Emitted};
use super::{ANSWER, Definition, args};

pub(super) static DEFINITION: Definition = Definition {
    name: "internal",
    example: "#[internal]",
    arguments: "",
    targets: ANSWER,
    on_variant: Some(|cx, found, attrs| {
        args::set(&mut attrs.internal, Some(args::flag(cx, found.attribute)))
    }),
    emit,
    ..Definition::BASE
};

fn emit(_: &Definition, context: &Context, emitted: &mut Emitted) {
    if context.resolved.variant.attrs.internal.is_some() {
        emitted.flags.push("INTERNAL");
        emitted.members.flag("internal", true);
    }
}
