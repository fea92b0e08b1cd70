//! `#[conceal(as = NotFound)]`: the variant is answered as another.

use super::args::{self, Arg};
use super::emitted::{Context, Emitted};
use super::{Definition, Target};
use crate::ctxt::{Ctxt, did_you_mean};
use crate::resolve::ResolvedVariant;
use proc_macro2::Ident;
use quote::ToTokens;
use syn::Attribute;
use syn::ext::IdentExt;

pub(super) static DEFINITION: Definition = Definition {
    name: "conceal",
    example: "#[conceal(as = NotFound)]",
    targets: &[Target::Variant],
    on_variant: Some(|cx, found, attrs| args::set(&mut attrs.conceal, read(cx, found.attribute))),
    check,
    emit,
    ..Definition::BASE
};

fn read(cx: &Ctxt, attribute: &Attribute) -> Option<Ident> {
    let given = args::of(cx, attribute)?;
    let target = match given.as_slice() {
        [arg] if arg.key.as_ref().is_some_and(|key| key == "as") => {
            syn::parse2::<Ident>(arg.value.clone()).ok()
        }
        _ => None,
    };
    if target.is_none() {
        cx.error(
            given
                .first()
                .map_or_else(|| attribute.path().to_token_stream(), Arg::at_value),
            "`#[conceal]` takes the variant that is sent instead",
            "write `#[conceal(as = NotFound)]`",
        );
    }
    target
}

fn emit(_: &Definition, context: &Context, emitted: &mut Emitted) {
    let Some(target) = &context.resolved.variant.attrs.conceal else {
        return;
    };
    emitted.flags.push("CONCEALED");
    let mut variants = context.variants.iter();
    emitted.answered_as = variants.position(|other| target.unraw() == other.variant.name);
    if let Some(number) = emitted.answered_as {
        emitted
            .members
            .raw("concealed_as", &context.variants[number].code_as_json());
    }
}

fn check(cx: &Ctxt, context: &Context) {
    let Context {
        input,
        variants,
        resolved,
    } = context;
    let variant = resolved.variant;
    let Some(target) = &variant.attrs.conceal else {
        return;
    };
    let Some(other) = input.variant(target) else {
        let names: Vec<&str> = input
            .answering()
            .map(|variant| variant.name.as_str())
            .collect();
        cx.error(
            target,
            format_args!("`{target}` is not a variant of `{}`", input.original.ident),
            match did_you_mean(&target.to_string(), names) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "write another variant of the type".to_owned(),
            },
        );
        return;
    };
    if other.ident == variant.ident {
        cx.error(
            target,
            format_args!("`{target}` cannot be concealed as itself"),
            "write another variant",
        );
        return;
    }
    if other.is_transparent() || other.attrs.conceal.is_some() {
        let what = if other.is_transparent() {
            "transparent"
        } else {
            "concealed itself"
        };
        cx.error(
            target,
            format_args!("`{target}` is {what} and has no response of its own"),
            "write a variant that is neither transparent nor concealed",
        );
        return;
    }
    let shown = variants
        .iter()
        .find(|resolved| resolved.variant.ident == other.ident)
        .map(ResolvedVariant::shown)
        .unwrap_or_default();
    for field in shown {
        if variant.counterpart(field).is_none() {
            let name = field.public_name();
            cx.error(
                target,
                format_args!(
                    "`{target}` sends the field `{name}`, which `{}` does not have",
                    variant.name
                ),
                format_args!("give `{}` a field `{name}` of the same type", variant.name),
            );
        }
    }
}
