//! `#[sunset("2.0", instead = "ORG_SUSPENDED")]`: the version in which the error goes.

use super::emitted::{Context, Emitted};
use super::slots::VariantAttrs;
use super::text::check_not_blank;
use super::{Definition, Found, args};
use crate::ctxt::Ctxt;

pub(super) static DEFINITION: Definition = Definition {
    emit,
    ..Definition::variant(
        "sunset",
        "#[sunset(\"2.0\", instead = \"ORG_SUSPENDED\")]",
        |cx, found, attrs| read(cx, found, attrs).is_some(),
    )
};

fn emit(definition: &Definition, context: &Context, emitted: &mut Emitted) {
    for name in [definition.name, "instead"] {
        if let Some(text) = context.resolved.variant.attrs.text(name) {
            emitted.fact(name, &text.value());
        }
    }
}

fn read(cx: &Ctxt, found: Found, attrs: &mut VariantAttrs) -> Option<()> {
    let Definition { name, example, .. } = *found.definition;
    let (mut version, mut instead) = (None, None);
    for arg in args::of(cx, found.attribute)? {
        match arg.key().as_deref() {
            None if arg.as_text().is_some() => args::set_text(cx, &mut version, &arg, example),
            Some("instead") => args::set_text(cx, &mut instead, &arg, example),
            _ => {
                return cx.refuse(
                    arg.at_value(),
                    "`#[sunset]` takes the version in which the error is removed",
                    format_args!("write `{example}`"),
                );
            }
        }
    }
    let Some(version) = version else {
        return cx.refuse(
            found.attribute.path(),
            "`#[sunset]` has no version",
            format_args!("write `{example}`"),
        );
    };
    check_not_blank(cx, &version, example);
    attrs.texts.push((name, version));
    if let Some(instead) = instead {
        check_not_blank(cx, &instead, example);
        attrs.texts.push(("instead", instead));
    }
    Some(())
}
