//! Rules that need more than one attribute.

mod codes;
mod fields;
mod http;

use crate::ast::{DisplayBy, Input, Variant};
use crate::attr::variant::Message;
use crate::ctxt::Ctxt;
use crate::resolve::Answer;
use crate::symbol as word;
use proc_macro2::Span;
use quote::quote_spanned;
use syn::spanned::Spanned;

/// Checks a whole type. Every fault is reported; none hides another.
pub(crate) fn check(cx: &Ctxt, input: &Input, answers: &[Answer]) {
    codes::check(cx, input);
    for answer in answers {
        fields::check(cx, input, answer);
        http::check(cx, input, answer);
        check_message(cx, input, answer);
        check_conceal(cx, input, answers, answer);
    }
    for challenge in &input.container.challenges {
        challenge.check(cx);
        challenge.check_error(cx, 401);
        fields::check_type_challenge(cx, challenge);
    }
    for variant in &input.variants {
        if variant.is_transparent() {
            check_transparent(cx, input, variant);
        }
        check_sources(cx, input, variant);
    }
}

fn check_message(cx: &Ctxt, input: &Input, answer: &Answer) {
    let Some(Message::Display(span)) = answer.variant.attrs.message else {
        return;
    };
    if input.display == DisplayBy::Us {
        cx.error_at(
            span,
            "the generated Display is the message, so the message cannot be Display",
            "write the text, `#[message(\"…\")]`, or `#[api_error(display = manual)]` on the type and a Display of your own",
        );
    } else if answer.status.is_some_and(|status| status.status >= 500) {
        cx.error_at(
            span,
            "a 5xx cannot send its Display: it is for the operator and often names internals",
            "write the public text, `#[message(\"…\")]`, or leave it out: the status's phrase is sent",
        );
    }
}

fn check_conceal(cx: &Ctxt, input: &Input, answers: &[Answer], answer: &Answer) {
    let variant = answer.variant;
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
            match crate::ctxt::did_you_mean(&target.to_string(), names) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "write one that is answered instead of this one".to_owned(),
            },
        );
        return;
    };
    if other.ident == variant.ident {
        cx.error(
            target,
            format_args!("`{target}` cannot be concealed as itself"),
            "write the variant that is answered instead of this one",
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
            format_args!("`{target}` is {what}, so it has no answer of its own to give"),
            "write a variant that has",
        );
        return;
    }
    let shown = answers
        .iter()
        .find(|answer| answer.variant.ident == other.ident)
        .map(fields::shown)
        .unwrap_or_default();
    for field in shown {
        if variant.counterpart(field).is_none() {
            let name = field.public_name();
            cx.error(
                target,
                format_args!("`{target}` shows `{name}`, which `{}` lacks", variant.name),
                format_args!("give `{}` a field `{name}` of the same type", variant.name),
            );
        }
    }
}

fn check_transparent(cx: &Ctxt, input: &Input, variant: &Variant) {
    let Some(place) = variant.attrs.transparent else {
        return;
    };
    if variant.fields.len() != 1 {
        cx.error_at(
            place,
            format_args!(
                "a transparent {} has one field, the error that it passes through; `{}` has {}",
                if input.is_enum { "variant" } else { "struct" },
                variant.name,
                variant.fields.len()
            ),
            format_args!("write `{}(OtherError)`", variant.name),
        );
    }
    for &(name, span) in &variant.attrs.given {
        // The other one speaks of the type.
        if matches!(name, word::TRANSPARENT | word::API_ERROR) {
            continue;
        }
        cx.error_at(
            span,
            format_args!(
                "a transparent error answers as the one inside, so `#[{name}]` says nothing"
            ),
            format_args!("leave out `#[{name}]`, or `#[transparent]`"),
        );
    }
    for field in &variant.fields {
        let attrs = &field.attrs;
        let expose = attrs.expose.as_ref().map(|expose| expose.span);
        let header = attrs.header.as_ref().map(Spanned::span);
        for span in [expose, header].into_iter().flatten() {
            cx.error_at(
                span,
                "a transparent error answers as the one inside: its field is not sent by itself",
                "leave this out",
            );
        }
    }
}

/// `#[source]` and `#[from]`, by thiserror's rules; where the user has thiserror, it checks them itself.
fn check_sources(cx: &Ctxt, input: &Input, variant: &Variant) {
    if input.display != DisplayBy::Us {
        return;
    }
    let mut causes = variant
        .fields
        .iter()
        .filter_map(|field| field.attrs.from.or(field.attrs.source));
    if let (Some(_), Some(second)) = (causes.next(), causes.next()) {
        cx.error_at(
            second,
            "an error has one source",
            "leave out one of `#[source]` and `#[from]`",
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
        if field.key != from.key && !crate::ast::is_backtrace(&field.original.ty) {
            let span = from.attrs.from.unwrap_or_else(Span::call_site);
            let name = &field.name;
            cx.error(
                quote_spanned!(span=> from),
                format_args!(
                    "`From` cannot make `{}`: it would have no `{name}`",
                    variant.name
                ),
                "write `#[source]` instead of `#[from]`, and make the error with `map_err`",
            );
            return;
        }
    }
}
