//! `#[from]`: a source that the error is made from, by thiserror's rules.

use super::{Definition, args};
use crate::ast::{DisplayBy, Field, Input, Variant, is_backtrace};
use crate::ctxt::Ctxt;
use proc_macro2::Span;

pub(super) static DEFINITION: Definition = Definition {
    only_bare: true,
    // derive_more says so which variants are to have a `From`.
    elsewhere: &[super::Target::Variant],
    ..Definition::field("from", "#[from]", |_, found, attrs| {
        args::set(&mut attrs.from, Some(found.place()))
    })
};

/// `#[source]` and `#[from]`, by thiserror's rules; where the user has thiserror, it checks them itself.
pub(crate) fn check(cx: &Ctxt, input: &Input, variant: &Variant) {
    if input.display != DisplayBy::Derive {
        return;
    }
    let fields = variant.fields.iter().map(|field| &field.attrs);
    let mut causes = fields.filter_map(|attrs| attrs.from.or(attrs.source));
    if let (Some(_), Some(second)) = (causes.next(), causes.next()) {
        cx.error_at(
            second,
            "an error has only one source",
            "remove one of `#[source]` and `#[from]`",
        );
    }
    let Some(from) = variant.from() else {
        return;
    };
    let mut fields = variant.fields.iter();
    let without_value =
        fields.find(|field| field.key != from.key && !is_backtrace(&field.original.ty));
    if let Some(Field { name, .. }) = without_value {
        let ident = &variant.name;
        cx.error_at(
            from.attrs.from.unwrap_or_else(Span::call_site),
            format_args!("`From` cannot build `{ident}`: there is no value for `{name}`"),
            "write `#[source]` instead of `#[from]`, and build the error with `map_err`",
        );
    }
}
