//! `#[expose]`: the field is sent in the body and usable in the message, or usable in the message alone.

use super::Definition;
use super::args::{self, Arg};
use crate::ctxt::{Ctxt, suggest};
use crate::literal::LitStr;
use errorbook_model::JsonType;
use proc_macro2::Span;
use syn::Attribute;
use syn::spanned::Spanned;

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

fn read(cx: &Ctxt, attribute: &Attribute) -> Expose {
    let mut message = None;
    let mut expose = Expose {
        span: attribute.path().span(),
        message_only: false,
        name: None,
        json: None,
        example: None,
    };
    for arg in args::of(cx, attribute).unwrap_or_default() {
        match arg.key().as_deref() {
            Some("json") => set_json(cx, &mut expose.json, &arg),
            Some("example") => match arg.as_literal() {
                Some(example) => args::once(cx, &mut expose.example, arg.at_name(), example),
                None => cx.error(
                    arg.at_value(),
                    "expected a literal",
                    "write `example = \"acme\"` or `example = 7`",
                ),
            },
            None if arg.is_word("message") => args::once(cx, &mut message, arg.at_name(), ()),
            None if arg.as_text().is_some() => {
                args::set_text(cx, &mut expose.name, &arg, "#[expose(\"name\")]");
            }
            _ => args::unknown(cx, &arg, "#[expose]", &KEYS),
        }
    }
    expose.message_only = message.is_some();
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

fn set_json(cx: &Ctxt, slot: &mut Option<&'static str>, arg: &Arg) {
    let Some(text) = arg.text(cx, "json = \"string\"") else {
        return;
    };
    let value = text.value();
    if let Some(known) = JsonType::of_field(&value) {
        args::once(cx, slot, arg.at_name(), known.as_str());
        return;
    }
    let known = JsonType::OF_FIELDS.map(JsonType::as_str);
    cx.error(
        &text,
        format_args!("`{value}` is not a JSON type"),
        suggest(&value, &known),
    );
}

/// RFC 9457 section 3.2 recommends such names for extension members; XML and other formats require them.
pub(crate) fn is_member_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}
