//! `#[message("the organization {name} is blocked")]`: the text for the client, a template; or
//! `#[message(display)]`.

use super::args::{self, Arg};
use super::emitted::{Context, Emitted};
use super::{DEFAULTED, Definition, text};
use crate::ast::{DisplayBy, Input, Variant};
use crate::ctxt::Ctxt;
use crate::literal::LitStr;
use proc_macro2::Span;
use syn::Attribute;

pub(super) static DEFINITION: Definition = Definition {
    targets: DEFAULTED,
    check,
    emit,
    ..Definition::variant(
        "message",
        "#[message(\"the organization {name} is blocked\")]",
        |cx, found, attrs| args::set(&mut attrs.message, read(cx, found.attribute)),
    )
};

#[derive(Clone)]
pub(crate) enum Message {
    Text(LitStr),
    /// `#[message(display)]`: the text of the user's own `Display`.
    Display(Span),
}

impl Message {
    /// What a variant of a status says: its own, or else the type's. A Display that the type has sent is not
    /// that of its 5xx.
    pub(crate) fn of<'i>(input: &'i Input, variant: &'i Variant, status: u16) -> Option<&'i Self> {
        let of_type = input.defaults.message.as_ref();
        let of_type = of_type.filter(|default| match default {
            Message::Text(_) => true,
            Message::Display(_) => status < 500,
        });
        variant.attrs.message.as_ref().or(of_type)
    }
}

fn emit(_: &Definition, context: &Context, emitted: &mut Emitted) {
    if context.resolved.sends_display {
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
    let (input, resolved) = (context.input, context.resolved);
    let own = resolved.variant.attrs.message.as_ref();
    let is_5xx = resolved
        .highest_status()
        .is_some_and(|status| status >= 500);
    match own.or(input.defaults.message.as_ref()) {
        Some(Message::Display(span)) if input.display == DisplayBy::Derive => cx.error_at(
            *span,
            "the generated Display uses the message, so the message cannot be `display`",
            "write the text, `#[message(\"…\")]`, or `#[api_error(display = manual)]` on the type and your own Display",
        ),
        Some(Message::Display(span)) if own.is_some() && is_5xx => cx.error_at(
            *span,
            "a 5xx cannot send its Display, which often contains internals",
            "write a public text, `#[message(\"…\")]`, or leave it out to send the status's phrase",
        ),
        None if resolved.status.is_some() && !is_5xx => check_sent(cx, input, resolved.variant),
        _ => {}
    }
}

/// A derive that is added beside thiserror must not change what clients read without a word.
fn check_sent(cx: &Ctxt, input: &Input, variant: &Variant) {
    let attrs = &variant.attrs;
    let is_unread = attrs.is_unread(&DEFINITION) || input.defaults.is_unread(&DEFINITION);
    let says_title = attrs.text("title").is_some();
    if input.display != DisplayBy::Thiserror || is_unread || says_title || attrs.conceal.is_some() {
        return;
    }
    let or_type = if input.is_enum { " or on the type" } else { "" };
    cx.error(
        variant.ident,
        format_args!(
            "`{}` sends its title, not the text of its `#[error(…)]`",
            variant.name
        ),
        format_args!(
            "write `#[message(display)]` on it{or_type} to send that text, or `#[message(\"…\")]` for another"
        ),
    );
}
