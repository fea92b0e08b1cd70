//! `#[transparent]`: the variant answers as the error inside it, which is its only field; or the field that the
//! attribute stands on, where others are beside it.

use super::{Definition, Target, args};
use crate::ast::{Field, Input, Variant};
use crate::check::fields;
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
        check_field(cx, field, inner == Some(field.key));
    }
    fields::check_names(cx, variant);
}

/// The inner error says what is sent. A field beside it may be another member of the body.
fn check_field(cx: &Ctxt, field: &Field, is_inner: bool) {
    let expose = field.attrs.expose.as_ref();
    let header = field.attrs.header.as_ref().map(Spanned::span);
    let status = field.attrs.statuses.first().map(|said| said.span);
    let refused = header.into_iter().chain(status);
    if is_inner {
        // One on the variant is refused there.
        let expose = expose.filter(|expose| !expose.of_all);
        let expose = expose.map(|expose| expose.span);
        for span in expose.into_iter().chain(refused) {
            cx.error_at(
                span,
                "the field of a transparent error cannot be sent by itself: the inner error is sent",
                "remove this attribute",
            );
        }
        return;
    }
    for span in refused {
        cx.error_at(
            span,
            "a field beside a transparent error can only be a member of the body: all else is the inner error's",
            "write `#[expose]`, or give the variant a code of its own, with the other error as its `#[source]`",
        );
    }
    let Some(expose) = expose else { return };
    if expose.message_only {
        cx.error_at(
            expose.span,
            "the message is the inner error's, and names no field beside it",
            "write `#[expose]` to send the field as a member, or remove this attribute",
        );
    } else if field.is_field_errors() {
        cx.error_at(
            expose.span,
            "field errors cannot be beside a transparent error",
            "give the variant a code of its own, with the other error as its `#[source]`",
        );
    }
}
