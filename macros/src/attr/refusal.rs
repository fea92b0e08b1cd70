//! `#[refusal(4xx)]`: the variant answers for every status of a class that has no variant of its own, in the type that
//! `refusals = …` of `catalogue!` names.

use super::args;
use super::emitted::{Context, Emitted};
use super::{Definition, Target};
use crate::ctxt::Ctxt;
use proc_macro2::Span;
use syn::Attribute;

pub(crate) static DEFINITION: Definition = Definition {
    arguments: "(4xx)",
    targets: &[Target::Struct, Target::Variant],
    check,
    emit,
    ..Definition::variant("refusal", "#[refusal(4xx)]", |cx, found, attrs| {
        args::set(&mut attrs.refusal, read(cx, found.attribute))
    })
};

/// The class of statuses that a variant answers for.
#[derive(Clone, Copy)]
pub(crate) struct Refusal {
    class: u16,
    span: Span,
}

fn read(cx: &Ctxt, attribute: &Attribute) -> Option<Refusal> {
    let arg = args::only(cx, attribute, DEFINITION.example)?;
    let Some(class) = arg.as_class() else {
        return cx.refuse(
            arg.at_value(),
            format_args!("`{}` is not a class of error statuses", arg.written()),
            "write `#[refusal(4xx)]` or `#[refusal(5xx)]`",
        );
    };
    let span = arg.value_span();
    Some(Refusal { class, span })
}

fn emit(_: &Definition, context: &Context, emitted: &mut Emitted) {
    let Some(refusal) = context.resolved.variant.attrs.refusal else {
        return;
    };
    let (flag, text) = if refusal.class == 4 {
        ("REFUSAL_4XX", "4xx")
    } else {
        ("REFUSAL_5XX", "5xx")
    };
    emitted.flags.push(flag);
    emitted.members.text("refusal", text);
}

fn check(cx: &Ctxt, context: &Context) {
    let variant = context.resolved.variant;
    let Some(Refusal { class, span }) = variant.attrs.refusal else {
        return;
    };
    let status = context.resolved.status.map(|status| status.status);
    if let Some(status) = status.filter(|status| status / 100 != class) {
        let other = status / 100;
        cx.error_at(
            span,
            format_args!("`#[refusal({class}xx)]` is on a variant whose status is {status}"),
            format_args!("write `#[refusal({other}xx)]`, or a status of {class}xx"),
        );
    }
    let mut others = context.variants.iter();
    let first = others.find(|other| {
        let refusal = other.variant.attrs.refusal;
        refusal.is_some_and(|refusal| refusal.class == class)
    });
    if let Some(first) = first.filter(|first| first.variant.name != variant.name) {
        cx.error_at(
            span,
            format_args!(
                "`{}` answers for the other {class}xx already",
                first.variant.name
            ),
            "keep one of the two attributes",
        );
    }
}
