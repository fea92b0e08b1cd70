//! `#[conceal(as = NotFound)]`: the variant is answered as another.

use super::args::{self, Arg};
use super::emitted::{Context, Emitted};
use super::{Definition, Target};
use crate::ast::Variant;
use crate::ctxt::{Ctxt, suggest_or};
use crate::resolve::ResolvedVariant;
use proc_macro2::Ident;
use quote::ToTokens;
use syn::Attribute;
use syn::ext::IdentExt;

pub(super) static DEFINITION: Definition = Definition {
    targets: &[Target::Variant],
    check,
    emit,
    ..Definition::variant(
        "conceal",
        "#[conceal(as = NotFound)]",
        |cx, found, attrs| args::set(&mut attrs.conceal, read(cx, found.attribute)),
    )
};

fn read(cx: &Ctxt, attribute: &Attribute) -> Option<Ident> {
    let given = args::of(cx, attribute)?;
    let target = match given.as_slice() {
        [arg] if arg.key().as_deref() == Some("as") => syn::parse2(arg.value()).ok(),
        _ => None,
    };
    target.or_else(|| {
        let place = given.first().map(Arg::at_value);
        cx.refuse(
            place.unwrap_or_else(|| attribute.path().to_token_stream()),
            "`#[conceal]` takes the variant that is sent instead",
            format_args!("write `{}`", DEFINITION.example),
        )
    })
}

fn emit(_: &Definition, context: &Context, emitted: &mut Emitted) {
    let Some(target) = &context.resolved.variant.attrs.conceal else {
        return;
    };
    emitted.flags.push("CONCEALED");
    let mut variants = context.variants.iter();
    emitted.answered_as = variants.position(|other| target.unraw() == other.variant.name);
    if let Some(number) = emitted.answered_as {
        let code = context.variants[number].code_as_json();
        emitted.members.raw("concealed_as", &code);
    }
}

fn check(cx: &Ctxt, context: &Context) {
    let variant = context.resolved.variant;
    let Some(target) = &variant.attrs.conceal else {
        return;
    };
    let mut variants = context.variants.iter();
    let answered = variants.find(|other| target.unraw() == other.variant.name);
    let (wrong, write) = match (context.input.variant(target), answered) {
        (None, _) => {
            let names = context.input.answering().map(|variant| &*variant.name);
            let otherwise = || "write another variant of the type".to_owned();
            let ty = &context.input.original.ident;
            (
                format!("`{target}` is not a variant of `{ty}`"),
                suggest_or(&target.to_string(), names, otherwise),
            )
        }
        (Some(other), _) if other.ident == variant.ident => (
            format!("`{target}` cannot be concealed as itself"),
            "write another variant".to_owned(),
        ),
        // The text that goes out would be the concealed one's own.
        (_, Some(answered)) if answered.sends_display => (
            format!("`{target}` sends its `Display`, which is another one here"),
            format!("write `#[message(\"…\")]` on `{target}`"),
        ),
        (_, Some(answered)) if answered.variant.attrs.conceal.is_none() => {
            check_fields(cx, variant, target, answered);
            return;
        }
        (_, answered) => {
            let what = answered.map_or("transparent", |_| "concealed itself");
            (
                format!("`{target}` is {what} and has no response of its own"),
                "write a variant that is neither transparent nor concealed".to_owned(),
            )
        }
    };
    cx.error(target, wrong, write);
}

/// The concealed variant has a field for each that the other one sends.
fn check_fields(cx: &Ctxt, variant: &Variant, target: &Ident, answered: &ResolvedVariant) {
    for field in answered.shown() {
        if variant.counterpart(field).is_none() {
            let (name, own) = (field.public_name(), &variant.name);
            cx.error(
                target,
                format_args!("`{target}` sends the field `{name}`, which `{own}` does not have"),
                format_args!("give `{own}` a field `{name}` of the same type"),
            );
        }
    }
}
