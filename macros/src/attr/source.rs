//! `#[source]`: the field that `Error::source` returns, by thiserror's rules.

use super::emitted::Context;
use super::{Definition, args};
use crate::ast::{DisplayBy, Field, boxed_dyn, items_type, json_type, option_inner};
use crate::ctxt::Ctxt;
use quote::ToTokens;
use syn::Type;
use syn::spanned::Spanned;

pub(super) static DEFINITION: Definition = Definition {
    arguments: "",
    only_bare: true,
    check,
    ..Definition::field("source", "#[source]", |_, found, attrs| {
        args::set(&mut attrs.source, Some(found.attribute.path().span()))
    })
};

fn check(cx: &Ctxt, context: &Context) {
    let variant = context.resolved.variant;
    let is_generated = context.input.display == DisplayBy::Derive;
    if let Some(source) = variant.source().filter(|_| is_generated) {
        check_is_error(cx, source);
    }
    for field in &variant.fields {
        check_threads(cx, &field.original.ty);
    }
}

/// What is plain data: rustc would report that a method of generated code does not exist.
fn check_is_error(cx: &Ctxt, source: &Field) {
    let ty = &source.original.ty;
    if json_type(ty) == "any" || items_type(ty) == Some("field_error") {
        return;
    }
    let place = source.attrs.source.or(source.attrs.from);
    let write = if place.is_some() {
        "remove the attribute: a source implements `std::error::Error`"
    } else {
        "write `r#source`, or give it another name: a field named `source` is one"
    };
    cx.error_at(
        place.unwrap_or_else(|| source.accessor.span()),
        format_args!(
            "`{}` is not an error, and so not a source",
            args::written(&ty.to_token_stream())
        ),
        write,
    );
}

/// A response is made in another thread than its error. Whether a box of an error allows that can be read from its
/// type; rustc would report everything that the type stands in.
fn check_threads(cx: &Ctxt, ty: &Type) {
    let Some((pointer, bounds)) = boxed_dyn(option_inner(ty).unwrap_or(ty)) else {
        return;
    };
    let has = |name: &str| bounds.iter().any(|bound| bound == name);
    let lacks = match (has("Send"), has("Sync")) {
        _ if !has("Error") => return,
        (true, true) if pointer != "Rc" => return,
        (true, false) if pointer == "Box" => "not `Sync`",
        (false, true) if pointer == "Box" => "not `Send`",
        _ => "neither `Send` nor `Sync`",
    };
    let is = bounds.join(" + ");
    let better = if pointer == "Box" { "Box" } else { "Arc" };
    cx.error(
        ty,
        format_args!("`{pointer}<dyn {is}>` is {lacks}, which an `ApiError` must be"),
        format_args!(
            "write `{better}<dyn Error + Send + Sync>`, or `errorbook::ErrorText` to keep the texts of such an error"
        ),
    );
}
