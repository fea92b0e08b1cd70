//! `#[from]`: a source that the error is made from, by thiserror's rules.

use super::{Definition, args};
use crate::ast::{DisplayBy, Input, Variant, is_backtrace};
use crate::ctxt::Ctxt;
use proc_macro2::Span;
use quote::quote_spanned;
use syn::spanned::Spanned;

pub(super) static DEFINITION: Definition = Definition {
    arguments: "",
    only_bare: true,
    ..Definition::field("from", "#[from]", |_, found, attrs| {
        args::set(&mut attrs.from, Some(found.attribute.path().span()))
    })
};

/// `#[source]` and `#[from]`, by thiserror's rules; where the user has thiserror, it checks them itself.
pub(crate) fn check(cx: &Ctxt, input: &Input, variant: &Variant) {
    if input.display != DisplayBy::Derive {
        return;
    }
    let mut causes = variant
        .fields
        .iter()
        .filter_map(|field| field.attrs.from.or(field.attrs.source));
    if let (Some(_), Some(second)) = (causes.next(), causes.next()) {
        cx.error_at(
            second,
            "an error has only one source",
            "remove one of `#[source]` and `#[from]`",
        );
    }
    let Some(from) = variant
        .fields
        .iter()
        .find(|field| field.attrs.from.is_some())
    else {
        return;
    };
    for field in &variant.fields {
        if field.key != from.key && !is_backtrace(&field.original.ty) {
            let span = from.attrs.from.unwrap_or_else(Span::call_site);
            let name = &field.name;
            cx.error(
                quote_spanned!(span=> from),
                format_args!(
                    "`From` cannot build `{}`: there is no value for `{name}`",
                    variant.name
                ),
                "write `#[source]` instead of `#[from]`, and build the error with `map_err`",
            );
            return;
        }
    }
}
