//! `#[transparent]`: the variant answers as the error inside it.

use super::Definition;
use crate::ast::{Field, Input, Variant};
use crate::ctxt::Ctxt;
use syn::spanned::Spanned;

pub(crate) static DEFINITION: Definition = Definition::flag("transparent", "#[transparent]");

pub(crate) fn check(cx: &Ctxt, input: &Input, variant: &Variant) {
    let Some(place) = variant.attrs.place(&DEFINITION) else {
        return;
    };
    let (ident, count) = (&variant.name, variant.fields.len());
    if count != 1 {
        let what = if input.is_enum { "variant" } else { "struct" };
        cx.error_at(
            place,
            format_args!(
                "a transparent {what} has exactly one field, the inner error; `{ident}` has {count}"
            ),
            format_args!("write `{ident}(OtherError)`"),
        );
    }
    let others = variant.attrs.given.iter();
    for (name, place) in others.filter(|(name, _)| *name != DEFINITION.name) {
        cx.error_at(
            *place,
            format_args!(
                "`#[{name}]` is not allowed on a transparent error: the inner error is sent"
            ),
            format_args!("remove `#[{name}]` or `#[transparent]`"),
        );
    }
    for Field { attrs, .. } in &variant.fields {
        let expose = attrs.expose.as_ref().map(|expose| expose.span);
        let header = attrs.header.as_ref().map(Spanned::span);
        for span in expose.into_iter().chain(header) {
            cx.error_at(
                span,
                "the field of a transparent error cannot be sent by itself: the inner error is sent",
                "remove this attribute",
            );
        }
    }
}
