//! `#[status(403)]`: the status, on a variant or as the default of an enum.

use super::args::{self, Arg};
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
    targets: DEFAULTED,
    emit,
    ..Definition::variant("status", "#[status(403)]", |cx, found, attrs| {
        args::set(&mut attrs.status, read(cx, found.attribute))
    })
};

pub(crate) struct StatusAttr {
    pub(crate) status: u16,
    pub(crate) span: Span,
    pub(crate) reason: Option<LitStr>,
}

fn emit(_: &Definition, context: &Context, emitted: &mut Emitted) {
    let status = context.resolved.status;
    if let Some(reason) = status.and_then(|status| status.reason.as_ref()) {
        emitted.fact("reason", &reason.value());
    }
}

fn read(cx: &Ctxt, attribute: &Attribute) -> Option<StatusAttr> {
    let mut given = args::of(cx, attribute)?.into_iter();
    let Some(first) = given.next() else {
        return cx.refuse(
            attribute.path(),
            "`#[status]` has no value",
            format_args!("write `{}` or `#[status(FORBIDDEN)]`", DEFINITION.example),
        );
    };
    if first.refuse_key(cx, DEFINITION.example) {
        return None;
    }
    let reason_example = "reason = \"Organization Blocked\"";
    let (mut unregistered, mut reason) = (None, None);
    let mut misspelt = false;
    for arg in given {
        match arg.key().as_deref() {
            Some("reason") => args::set_text(cx, &mut reason, &arg, reason_example),
            None if arg.is_word("unregistered") => {
                args::once(cx, &mut unregistered, arg.at_name(), ());
            }
            _ => {
                misspelt = true;
                args::unknown(cx, &arg, "#[status]", &["unregistered", "reason"]);
            }
        }
    }
    let status = number(cx, &first, misspelt || unregistered.is_some())?;
    if let Some(reason) = &reason {
        check_not_blank(cx, reason, reason_example);
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
        return table::by_word(&text).or_else(|| {
            let words: Vec<String> = table::REGISTERED.iter().map(table::word).collect();
            cx.refuse(
                &name,
                format_args!("`{text}` is not the name of a status"),
                suggest_or(&text, words.iter().map(String::as_str), || {
                    format!("write its number, `{example}`")
                }),
            )
        });
    }
    let number = arg.as_number();
    let Some(status) = number.and_then(|number| number.base10_parse::<u16>().ok()) else {
        return cx.refuse(
            arg.at_value(),
            format_args!("`{}` is not a status", arg.written()),
            format_args!("write `{example}` or `#[status(FORBIDDEN)]`"),
        );
    };
    let (wrong, write) = match status {
        400..=599 if unregistered || table::registered(status).is_some() => return Some(status),
        400..=599 => (
            format!("the status {status} is not registered with IANA"),
            format!(
                "write `#[status({status}, unregistered)]` if it is meant, else a registered one"
            ),
        ),
        _ => (
            format!("{status} is not the status of an error"),
            match status {
                200..=299 => "a client takes it for a success: write the 4xx or 5xx that fits",
                _ => "write one from 400 to 599",
            }
            .to_owned(),
        ),
    };
    cx.refuse(arg.at_value(), wrong, write)
}
