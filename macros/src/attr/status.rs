//! `#[status(403)]`: the status, on a variant or as the default of an enum.

use super::args::{self, Arg, AtMostOne};
use super::emitted::{Context, Emitted};
use super::header::check_static_value;
use super::text::check_not_blank;
use super::{DEFAULTED, Definition};
use crate::ctxt::{Ctxt, suggest_or};
use errorbook_model::status as table;
use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::{Attribute, LitStr};

pub(crate) static DEFINITION: Definition = Definition {
    name: "status",
    example: "#[status(403)]",
    targets: DEFAULTED,
    on_type: Some(|cx, found, attrs| args::set(&mut attrs.status, read(cx, found.attribute))),
    on_variant: Some(|cx, found, attrs| args::set(&mut attrs.status, read(cx, found.attribute))),
    emit,
    ..Definition::BASE
};

#[derive(Clone)]
pub(crate) struct StatusAttr {
    pub(crate) status: u16,
    pub(crate) span: Span,
    pub(crate) reason: Option<LitStr>,
}

fn emit(_: &Definition, context: &Context, emitted: &mut Emitted) {
    let reason = context
        .resolved
        .status
        .and_then(|status| status.reason.as_ref());
    if let Some(reason) = reason {
        emitted.fact("reason", &reason.value());
    }
}

fn read(cx: &Ctxt, attribute: &Attribute) -> Option<StatusAttr> {
    let mut given = args::of(cx, attribute)?.into_iter();
    let Some(first) = given.next() else {
        cx.error(
            attribute.path(),
            "`#[status]` has no value",
            format_args!("write `{}` or `#[status(FORBIDDEN)]`", DEFINITION.example),
        );
        return None;
    };
    if first.refuse_key(cx, DEFINITION.example) {
        return None;
    }
    let (mut unregistered, mut reason) = (AtMostOne::default(), AtMostOne::default());
    let mut misspelt = false;
    for arg in given {
        match arg.key.as_ref().map(ToString::to_string).as_deref() {
            Some("reason") => {
                args::set_text(cx, &mut reason, &arg, "reason = \"Organization Blocked\"");
            }
            None if arg.is_word("unregistered") => unregistered.set(cx, arg.at_name(), ()),
            _ => {
                misspelt = true;
                args::unknown(cx, &arg, "#[status]", &["unregistered", "reason"]);
            }
        }
    }
    let status = number(cx, &first, misspelt || unregistered.take().is_some())?;
    let reason = reason.take();
    if let Some(reason) = &reason {
        check_not_blank(cx, reason, "reason = \"Organization Blocked\"");
        check_static_value(cx, reason.span(), &reason.value(), "a reason phrase");
    }
    Some(StatusAttr {
        status,
        span: first.value.span(),
        reason,
    })
}

fn number(cx: &Ctxt, arg: &Arg, unregistered: bool) -> Option<u16> {
    let example = DEFINITION.example;
    if let Some(name) = arg.word() {
        let text = name.to_string();
        let status = table::by_word(&text);
        if status.is_none() {
            let words: Vec<String> = table::REGISTERED.iter().map(table::word).collect();
            let write = suggest_or(&text, words.iter().map(String::as_str), || {
                format!("write its number, `{example}`")
            });
            cx.error(
                &name,
                format_args!("`{text}` is not the name of a status"),
                write,
            );
        }
        return status;
    }
    let number = arg.as_number();
    let Some(status) = number.and_then(|number| number.base10_parse::<u16>().ok()) else {
        cx.error(
            arg.at_value(),
            format_args!("`{}` is not a status", arg.written()),
            format_args!("write `{example}` or `#[status(FORBIDDEN)]`"),
        );
        return None;
    };
    let write = match status {
        200..=299 => "a client takes it for a success: write the 4xx or 5xx that fits",
        400..=599 if unregistered || table::registered(status).is_some() => return Some(status),
        400..=599 => {
            cx.error(
                arg.at_value(),
                format_args!("the status {status} is not registered with IANA"),
                format_args!(
                    "write `#[status({status}, unregistered)]` if it is meant, else a registered one"
                ),
            );
            return None;
        }
        _ => "write one from 400 to 599",
    };
    cx.error(
        arg.at_value(),
        format_args!("{status} is not the status of an error"),
        write,
    );
    None
}
