//! Codes: grammar, prefix or range, and that no two of a type are equal.

use crate::ast::{Input, Variant};
use crate::attr::code::{self, CodeAttr};
use crate::ctxt::Ctxt;
use errorbook_model::code::Style;
use std::collections::{HashMap, HashSet};

pub(super) fn check(cx: &Ctxt, input: &Input) {
    let style = input.attrs.style.unwrap_or(Style::ScreamingSnake);
    let prefix = input.attrs.prefix.as_ref().map(syn::LitStr::value);
    let mut seen: HashMap<&str, (&Variant, &CodeAttr)> = HashMap::new();
    let mut shown_first = HashSet::new();
    for variant in input.answering() {
        let Some(code) = &variant.attrs.code else {
            report_missing(cx, input, variant, style, prefix.as_deref());
            continue;
        };
        check_one(cx, input, code, style, prefix.as_deref());
        if let Some((other, first)) = seen.get(code.text.as_str()) {
            let write = "write another code: clients distinguish errors by code alone";
            // Both places are shown, the first of them once.
            if shown_first.insert(code.text.as_str()) {
                cx.error_at(
                    first.span,
                    format_args!(
                        "the code `{}` is also used by `{}`",
                        code.text, variant.name
                    ),
                    write,
                );
            }
            cx.error_at(
                code.span,
                format_args!("the code `{}` is also used by `{}`", code.text, other.name),
                write,
            );
        } else {
            seen.insert(&code.text, (variant, code));
        }
    }
    report_missing_prefix(cx, input, style);
}

fn report_missing(cx: &Ctxt, input: &Input, variant: &Variant, style: Style, prefix: Option<&str>) {
    if variant.attrs.is_unread(&code::DEFINITION) {
        return;
    }
    let write = if let Some((range, _)) = &input.attrs.codes {
        let taken: HashSet<&str> = input
            .answering()
            .filter_map(|variant| variant.attrs.code.as_ref())
            .map(|code| code.text.as_str())
            .collect();
        match range
            .clone()
            .find(|number| !taken.contains(number.to_string().as_str()))
        {
            Some(free) => format!("write `#[code({free})]`"),
            None => "widen the range of the type: every code in it is used".to_owned(),
        }
    } else {
        let separator = style.separator();
        let words = crate::resolve::in_words(&variant.name);
        let name = style.convert(&words).unwrap_or_else(|| "…".to_owned());
        match prefix {
            Some(prefix) if !prefix.is_empty() => {
                format!("write `#[code(\"{prefix}{separator}{name}\")]`")
            }
            _ => format!("write `#[code({name:?})]`"),
        }
    };
    cx.error(
        variant.ident,
        format_args!("`{}` has no code", variant.name),
        write,
    );
}

fn check_one(cx: &Ctxt, input: &Input, code: &CodeAttr, style: Style, prefix: Option<&str>) {
    let unread = &input.attrs.unread;
    if unread.contains(&"style") || unread.contains(&"codes") {
        return;
    }
    match (&input.attrs.codes, code.number) {
        (None, false) => {
            if let Err(fault) = style.check(&code.text, prefix) {
                cx.error_at(code.span, fault.wrong, fault.write);
            }
        }
        (None, true) => cx.error_at(
            code.span,
            format_args!(
                "the code {} is an integer, and its type has no range",
                code.text
            ),
            "write `#[api_error(codes = 4000..=4999)]` on the type, or a string code",
        ),
        (Some((range, _)), false) => cx.error_at(
            code.span,
            format_args!(
                "the code `{}` is a string, and the codes of its type are integers",
                code.text
            ),
            format_args!("write one of {}..={}", range.start(), range.end()),
        ),
        (Some((range, _)), true) => {
            if !code
                .text
                .parse()
                .is_ok_and(|number: u32| range.contains(&number))
            {
                cx.error_at(
                    code.span,
                    format_args!("the code {} is outside the range of its type", code.text),
                    format_args!("write one of {}..={}", range.start(), range.end()),
                );
            }
        }
    }
}

/// A prefix is required where codes are declared. The suggestion is what they begin with already.
fn report_missing_prefix(cx: &Ctxt, input: &Input, style: Style) {
    if input.attrs.prefix.is_some() || input.attrs.codes.is_some() {
        return;
    }
    // What could not be read was reported where it stands.
    let unread = &input.attrs.unread;
    if unread.contains(&"prefix") || unread.contains(&"codes") || unread.contains(&"style") {
        return;
    }
    let mut codes = input
        .answering()
        .filter_map(|variant| variant.attrs.code.as_ref())
        .filter(|code| !code.number)
        .map(|code| code.text.as_str());
    let Some(first) = codes.next() else {
        return;
    };
    let separator = style.separator();
    let start = first.split(separator).next().unwrap_or(first);
    let common = codes.all(|code| code.split(separator).next() == Some(start));
    let has_attribute = input
        .original
        .attrs
        .iter()
        .any(|attribute| attribute.path().is_ident("api_error"));
    let example = if common && style.accepts(start) {
        start.to_owned()
    } else {
        style.convert("ORG").unwrap_or_default()
    };
    let place = if has_attribute {
        format!("write `prefix = {example:?}` in its `#[api_error(…)]`")
    } else {
        format!("write `#[api_error(prefix = {example:?})]` on it")
    };
    let write = if common {
        place
    } else {
        format!("{place}; `prefix = \"\"` for codes that were published without one")
    };
    cx.error(
        &input.original.ident,
        format_args!("the codes of `{}` have no prefix", input.original.ident),
        write,
    );
}
