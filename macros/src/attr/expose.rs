//! `#[expose]`: the field is sent in the body and usable in the message, or usable in the message alone. On a variant
//! or a type, so are all its fields but a source, a backtrace and those that are headers or statuses.

use super::args::{self, Arg};
use super::{Definition, Found, Target};
use crate::ctxt::{Ctxt, suggest};
use crate::literal::LitStr;
use errorbook_model::JsonType;
use errorbook_model::lock::is_word;
use errorbook_model::pairs::is_field_name;
use proc_macro2::Span;

pub(super) static DEFINITION: Definition = Definition {
    targets: &[Target::Enum, Target::Struct, Target::Variant, Target::Field],
    on_variant: Some(|cx, found, attrs| args::set(&mut attrs.expose, Some(read_of_all(cx, found)))),
    ..Definition::field("expose", "#[expose]", |cx, found, attrs| {
        args::set(&mut attrs.expose, Some(read(cx, found)))
    })
};

#[derive(Clone)]
pub(crate) struct Expose {
    pub(crate) span: Span,
    pub(crate) message_only: bool,
    /// Whether it stands on the variant or the type.
    pub(crate) of_all: bool,
    /// `#[expose(skip)]`: it is not exposed, whatever its variant says.
    pub(crate) skip: bool,
    pub(crate) name: Option<LitStr>,
    pub(crate) json: Option<&'static str>,
    pub(crate) example: Option<LitStr>,
}

impl Expose {
    fn new(found: Found) -> Self {
        Expose {
            span: found.place(),
            message_only: false,
            of_all: false,
            skip: false,
            name: None,
            json: None,
            example: None,
        }
    }
}

const KEYS: [&str; 4] = ["message", "skip", "json", "example"];

/// That of a variant or a type, which says no more than what becomes of its fields.
fn read_of_all(cx: &Ctxt, found: Found) -> Expose {
    let mut expose = Expose::new(found);
    expose.of_all = true;
    for arg in args::of(cx, found.attribute).unwrap_or_default() {
        if arg.is_word("message") {
            expose.message_only = true;
        } else if arg.is_word("skip") {
            expose.skip = true;
        } else {
            cx.error(
                arg.at_name(),
                "`#[expose]` on all fields takes only `message` or `skip`",
                "write `#[expose]` or `#[expose(message)]` here, and more on the field that it is about",
            );
        }
    }
    expose
}

fn read(cx: &Ctxt, found: Found) -> Expose {
    let (mut message, mut skip) = (None, None);
    let mut expose = Expose::new(found);
    for arg in args::of(cx, found.attribute).unwrap_or_default() {
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
            None if arg.is_word("skip") => args::once(cx, &mut skip, arg.at_name(), ()),
            None if arg.as_text().is_some() => {
                args::set_text(cx, &mut expose.name, &arg, "#[expose(\"name\")]");
            }
            _ => args::unknown(cx, &arg, "#[expose]", &KEYS),
        }
    }
    expose.message_only = message.is_some();
    expose.skip = skip.is_some();
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

/// What to write for a name that [`is_written_name`] refuses.
pub(crate) const WRITTEN_NAME: &str = "write a name without spaces, quotes, backslashes, braces, `:` and `?`: `\"violated-policies\"`";

/// Whether a text that was written as the name of a member can be one. A lock and the templates of the catalogue
/// have it as a word.
pub(crate) fn is_written_name(text: &str) -> bool {
    is_field_name(text) && is_word(text)
}
