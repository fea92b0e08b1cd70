//! `#[sunset("2.0", instead = "ORG_SUSPENDED")]`: the version in which the error goes.

use super::Definition;
use super::args::{self, AtMostOne};
use super::emitted::{Context, Emitted};
use super::text::check_not_blank;
use crate::ctxt::Ctxt;
use syn::{Attribute, LitStr};

pub(super) static DEFINITION: Definition = Definition {
    emit,
    ..Definition::variant(
        "sunset",
        "#[sunset(\"2.0\", instead = \"ORG_SUSPENDED\")]",
        |cx, found, attrs| args::set(&mut attrs.sunset, read(cx, found.attribute)),
    )
};

pub(crate) struct Sunset {
    version: LitStr,
    instead: Option<LitStr>,
}

fn emit(_: &Definition, context: &Context, emitted: &mut Emitted) {
    if let Some(sunset) = &context.resolved.variant.attrs.sunset {
        emitted.fact("sunset", &sunset.version.value());
        if let Some(instead) = &sunset.instead {
            emitted.fact("instead", &instead.value());
        }
    }
}

fn read(cx: &Ctxt, attribute: &Attribute) -> Option<Sunset> {
    let example = DEFINITION.example;
    let (mut version, mut instead) = (AtMostOne::default(), AtMostOne::default());
    for arg in args::of(cx, attribute)? {
        match arg.key.as_ref().map(ToString::to_string).as_deref() {
            None if arg.as_text().is_some() => args::set_text(cx, &mut version, &arg, example),
            Some("instead") => args::set_text(cx, &mut instead, &arg, example),
            _ => {
                cx.error(
                    arg.at_value(),
                    "`#[sunset]` takes the version in which the error is removed",
                    format_args!("write `{example}`"),
                );
                return None;
            }
        }
    }
    let instead = instead.take();
    let Some(version) = version.take() else {
        cx.error(
            attribute.path(),
            "`#[sunset]` has no version",
            format_args!("write `{example}`"),
        );
        return None;
    };
    check_not_blank(cx, &version, example);
    if let Some(instead) = &instead {
        check_not_blank(cx, instead, example);
    }
    Some(Sunset { version, instead })
}
