//! `#[transparent]`: the variant answers as the error inside it.

use super::{Definition, args};
use crate::ast::{Input, Variant};
use crate::ctxt::Ctxt;
use syn::spanned::Spanned;

pub(super) static DEFINITION: Definition = Definition {
    arguments: "",
    ..Definition::variant("transparent", "#[transparent]", |cx, found, attrs| {
        args::set(
            &mut attrs.transparent,
            Some(args::flag(cx, found.attribute)),
        )
    })
};

pub(crate) fn check(cx: &Ctxt, input: &Input, variant: &Variant) {
    let Some(place) = variant.attrs.transparent else {
        return;
    };
    if variant.fields.len() != 1 {
        cx.error_at(
            place,
            format_args!(
                "a transparent {} has exactly one field, the inner error; `{}` has {}",
                if input.is_enum { "variant" } else { "struct" },
                variant.name,
                variant.fields.len()
            ),
            format_args!("write `{}(OtherError)`", variant.name),
        );
    }
    for &(name, span) in &variant.attrs.given {
        if name == DEFINITION.name {
            continue;
        }
        cx.error_at(
            span,
            format_args!(
                "`#[{name}]` is not allowed on a transparent error: the inner error is sent"
            ),
            format_args!("remove `#[{name}]` or `#[transparent]`"),
        );
    }
    for field in &variant.fields {
        let attrs = &field.attrs;
        let expose = attrs.expose.as_ref().map(|expose| expose.span);
        let header = attrs.header.as_ref().map(Spanned::span);
        for span in [expose, header].into_iter().flatten() {
            cx.error_at(
                span,
                "the field of a transparent error cannot be sent by itself: the inner error is sent",
                "remove this attribute",
            );
        }
    }
}
