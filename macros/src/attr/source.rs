//! `#[source]`: the field that `Error::source` returns, by thiserror's rules.

use super::emitted::Context;
use super::{Definition, args};
use crate::ast::{pointee, type_name};
use crate::ctxt::Ctxt;
use syn::spanned::Spanned;
use syn::{Type, TypeParamBound};

pub(super) static DEFINITION: Definition = Definition {
    arguments: "",
    only_bare: true,
    check,
    ..Definition::field("source", "#[source]", |_, found, attrs| {
        args::set(&mut attrs.source, Some(found.attribute.path().span()))
    })
};

/// A response is made in another thread than its error, so a source has to be `Send` and `Sync`. Of a `dyn Error` that
/// can be read from the type.
fn check(cx: &Ctxt, context: &Context) {
    let Some(source) = context.resolved.variant.source() else {
        return;
    };
    let Type::TraitObject(object) = pointee(&source.original.ty) else {
        return;
    };
    let names = object.bounds.iter().filter_map(|bound| match bound {
        TypeParamBound::Trait(bound) => bound.path.segments.last(),
        _ => None,
    });
    let has = |name: &str| names.clone().any(|segment| segment.ident == name);
    if !has("Error") || has("Sync") {
        return;
    }
    let (is, lacks) = if has("Send") {
        ("dyn Error + Send", "not `Sync`")
    } else {
        ("dyn Error", "neither `Send` nor `Sync`")
    };
    let pointer = type_name(&source.original.ty).filter(|name| name == "Arc");
    let pointer = pointer.as_deref().unwrap_or("Box");
    cx.error(
        &source.original.ty,
        format_args!("`{is}` is {lacks}, which an `ApiError` must be"),
        format_args!(
            "write `{pointer}<dyn Error + Send + Sync>`, or `errorbook::ErrorText` to keep the texts of such an error"
        ),
    );
}
