//! `#[message("the organization {name} is blocked")]`: the text for the client, a template; or
//! `#[message(display)]`.

use super::args::{self, Arg};
use super::emitted::{Context, Emitted};
use super::{Definition, text};
use crate::ast::DisplayBy;
use crate::ctxt::Ctxt;
use proc_macro2::Span;
use syn::{Attribute, LitStr};

pub(super) static DEFINITION: Definition = Definition {
    check,
    emit,
    ..Definition::variant(
        "message",
        "#[message(\"the organization {name} is blocked\")]",
        |cx, found, attrs| args::set(&mut attrs.message, read(cx, found.attribute)),
    )
};

pub(crate) enum Message {
    Text(LitStr),
    /// `#[message(display)]`: the text of the user's own `Display`.
    Display(Span),
}

fn emit(_: &Definition, context: &Context, emitted: &mut Emitted) {
    if crate::resolve::sends_display(context.input, context.resolved.variant) {
        emitted.flags.push("DISPLAY");
    }
}

fn read(cx: &Ctxt, attribute: &Attribute) -> Option<Message> {
    let example = DEFINITION.example;
    let given = args::of(cx, attribute)?;
    let word = match given.as_slice() {
        [_, more, ..] => {
            return cx.refuse(
                more.at_name(),
                "`#[message]` takes no arguments besides its text",
                "write the field's name in the text, `{name}`",
            );
        }
        given => given.first().and_then(Arg::word),
    };
    match word {
        Some(word) if word == "display" => Some(Message::Display(word.span())),
        Some(word) => cx.refuse(
            &word,
            format_args!("`#[message]` takes a string or `display`, not `{word}`"),
            format_args!("write `{example}`"),
        ),
        None => text::not_blank(cx, attribute, example).map(Message::Text),
    }
}

fn check(cx: &Ctxt, context: &Context) {
    let resolved = context.resolved;
    let Some(Message::Display(span)) = resolved.variant.attrs.message else {
        return;
    };
    let (wrong, write) = if context.input.display == DisplayBy::Derive {
        (
            "the generated Display uses the message, so the message cannot be `display`",
            "write the text, `#[message(\"…\")]`, or `#[api_error(display = manual)]` on the type and your own Display",
        )
    } else if resolved.status.is_some_and(|status| status.status >= 500) {
        (
            "a 5xx cannot send its Display, which often contains internals",
            "write a public text, `#[message(\"…\")]`, or leave it out to send the status's phrase",
        )
    } else {
        return;
    };
    cx.error_at(span, wrong, write);
}
