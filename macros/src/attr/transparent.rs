//! `#[transparent]`: the variant answers as the error inside it, which is its only field; or the field that the
//! attribute stands on, where others are beside it.

use super::{Definition, Target, args};
use crate::ast::{Input, Variant};
use crate::ctxt::Ctxt;
use syn::spanned::Spanned;

pub(crate) static DEFINITION: Definition = Definition {
    targets: &[Target::Struct, Target::Variant, Target::Field],
    on_field: Some(|cx, found, attrs| {
        args::refuse_value(cx, found.attribute);
        args::set(&mut attrs.transparent, Some(found.place()))
    }),
    ..Definition::flag("transparent", "#[transparent]")
};

pub(crate) fn check(cx: &Ctxt, input: &Input, variant: &Variant) {
    let (ident, count) = (&variant.name, variant.fields.len());
    let on_fields = variant.fields.iter();
    let mut on_fields = on_fields.filter_map(|field| field.attrs.transparent);
    let on_field = on_fields.next();
    match (variant.attrs.place(&DEFINITION), on_field) {
        (Some(place), None) if count != 1 => {
            let what = if input.is_enum { "variant" } else { "struct" };
            cx.error_at(
                place,
                format_args!(
                    "a transparent {what} has exactly one field, the inner error; `{ident}` has {count}"
                ),
                match count {
                    0 => format!("write `{ident}(OtherError)`"),
                    _ => "write `#[transparent]` on the field that is the inner error".to_owned(),
                },
            );
        }
        (Some(place), Some(_)) => cx.error_at(
            place,
            format_args!("`{ident}` says `#[transparent]` twice"),
            "write it on the field alone",
        ),
        _ => {}
    }
    for place in on_fields {
        cx.error_at(
            place,
            "a transparent error has one inner error",
            "remove one `#[transparent]`",
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
    if let Some(field) = variant.inner().filter(|field| field.is_option()) {
        cx.error(
            &field.original.ty,
            "the error inside a transparent one cannot be an `Option`: there is nothing to send for `None`",
            "write the type without `Option`, and another variant for `None`",
        );
    }
    let inner = variant.inner().map(|field| field.key);
    for field in &variant.fields {
        let expose = field.attrs.expose.as_ref().map(|expose| expose.span);
        let header = field.attrs.header.as_ref().map(Spanned::span);
        let status = field.attrs.statuses.first().map(|said| said.span);
        for span in expose.into_iter().chain(header).chain(status) {
            let (what, write) = if inner == Some(field.key) {
                (
                    "the field of a transparent error cannot be sent by itself",
                    "remove this attribute",
                )
            } else {
                (
                    "a field beside a transparent error is not sent",
                    "remove this attribute, or give the variant a code of its own, with the other error as its `#[source]`",
                )
            };
            cx.error_at(span, format_args!("{what}: the inner error is sent"), write);
        }
    }
}
