//! `#[expose]`: the field is sent in the body and usable in the message, or usable in the message alone.

use super::Definition;
use super::args::{self, Arg, AtMostOne};
use crate::ctxt::{Ctxt, quoted_list, suggest};
use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::{Attribute, LitStr};

pub(super) static DEFINITION: Definition =
    Definition::field("expose", "#[expose]", |cx, found, attrs| {
        args::set(&mut attrs.expose, Some(read(cx, found.attribute)))
    });

pub(crate) struct Expose {
    pub(crate) span: Span,
    pub(crate) message_only: bool,
    pub(crate) name: Option<LitStr>,
    pub(crate) json: Option<&'static str>,
    pub(crate) example: Option<LitStr>,
}

const KEYS: [&str; 3] = ["message", "json", "example"];

/// The types of JSON, and `any`.
pub(crate) const JSON_TYPES: [&str; 7] = [
    "string", "integer", "number", "boolean", "array", "object", "any",
];

fn read(cx: &Ctxt, attribute: &Attribute) -> Expose {
    let (mut message, mut name) = (AtMostOne::default(), AtMostOne::default());
    let (mut json, mut example) = (AtMostOne::default(), AtMostOne::default());
    for arg in args::of(cx, attribute).unwrap_or_default() {
        match arg.key.as_ref().map(ToString::to_string).as_deref() {
            Some("json") => set_json(cx, &mut json, &arg),
            Some("example") => args::set_text(cx, &mut example, &arg, "example = \"acme\""),
            None if arg.is_word("message") => message.set(cx, arg.at_name(), ()),
            None if arg.as_text().is_some() => {
                args::set_text(cx, &mut name, &arg, "#[expose(\"name\")]");
            }
            _ => args::unknown(cx, &arg, "#[expose]", &KEYS),
        }
    }
    let expose = Expose {
        span: attribute.path().span(),
        message_only: message.take().is_some(),
        name: name.take(),
        json: json.take(),
        example: example.take(),
    };
    if let (true, Some(name)) = (expose.message_only, &expose.name) {
        cx.error(
            name,
            "`#[expose(message)]` adds no member, so it takes no name",
            format_args!(
                "write `#[expose(message)]` or `#[expose({:?})]`",
                name.value()
            ),
        );
    }
    expose
}

fn set_json(cx: &Ctxt, slot: &mut AtMostOne<&'static str>, arg: &Arg) {
    let Some(text) = arg.text(cx, "json = \"string\"") else {
        return;
    };
    let value = text.value();
    match JSON_TYPES.iter().find(|known| **known == value) {
        Some(known) => slot.set(cx, arg.at_name(), *known),
        None => cx.error(
            &text,
            format_args!("`{value}` is not a JSON type"),
            if value.is_empty() {
                format!("write one of {}", quoted_list(&JSON_TYPES))
            } else {
                suggest(&value, &JSON_TYPES)
            },
        ),
    }
}

/// RFC 9457 section 3.2 asks that extension members be so named; XML and other formats need it too.
pub(crate) fn is_member_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}
