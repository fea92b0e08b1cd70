//! `#[header("Allow", "GET, HEAD")]` on a variant: a header with a template; on a field, `#[header("Name")]`:
//! the field is sent as the header.

use super::args;
use super::challenge::is_token;
use super::slots::FieldAttrs;
use super::text::check_not_blank;
use super::{Definition, Found, Target, header_value};
use crate::ctxt::Ctxt;
use crate::literal::LitStr;
use errorbook_model::pairs::is_framing;
use proc_macro2::Span;
use syn::Attribute;

pub(crate) static DEFINITION: Definition = Definition {
    arguments: "({value}, \"…\")",
    targets: &[Target::Enum, Target::Struct, Target::Variant, Target::Field],
    repeatable: true,
    on_field: Some(read_on_field),
    ..Definition::variant(
        "header",
        "#[header(\"Allow\", \"GET, HEAD\")]",
        |cx, found, attrs| args::push(&mut attrs.headers, read(cx, found.attribute)),
    )
};

/// A name that is near to a registered one, and meant.
const UNREGISTERED: &str = "unregistered";

#[derive(Clone)]
pub(crate) struct Header {
    pub(crate) name: LitStr,
    /// A template.
    pub(crate) value: LitStr,
}

fn read_on_field(cx: &Ctxt, found: Found, attrs: &mut FieldAttrs) -> bool {
    if attrs.header.is_some() {
        cx.error(
            found.attribute.path(),
            "a field can be sent as one header only",
            "write one `#[header(\"Name\")]`; send the other from the variant, `#[header(\"Name\", \"{field}\")]`",
        );
        return false;
    }
    args::set(&mut attrs.header, read_name(cx, found.attribute))
}

/// The name, which may be followed by `unregistered`.
fn read_name(cx: &Ctxt, attribute: &Attribute) -> Option<LitStr> {
    let example = "#[header(\"Retry-After\")]";
    let given = args::of(cx, attribute)?;
    match given.as_slice() {
        [name, flag] if flag.is_word(UNREGISTERED) && name.key.is_none() => {
            return name.text(cx, example);
        }
        _ => {}
    }
    let name = args::only_text(cx, attribute, example)?;
    header_value::check_name(cx, &name);
    Some(name)
}

fn read(cx: &Ctxt, attribute: &Attribute) -> Option<Header> {
    let example = DEFINITION.example;
    let given = args::of(cx, attribute)?;
    let (name, value, is_unregistered) = match given.as_slice() {
        [name, value] => (name, value, false),
        [name, value, flag] if flag.is_word(UNREGISTERED) => (name, value, true),
        _ => {
            return cx.refuse(
                attribute.path(),
                "`#[header]` on a variant takes a name and a value",
                format_args!(
                    "write `{example}`; to send a field, write `#[header(\"Name\")]` on it"
                ),
            );
        }
    };
    if name.refuse_key(cx, example) | value.refuse_key(cx, example) {
        return None;
    }
    let name = name.text(cx, example)?;
    let value = value.text(cx, example)?;
    // RFC 9110 section 10.2.1: a resource may allow no method.
    let is_none = value.value().is_empty() && name.value().eq_ignore_ascii_case("allow");
    if !is_none {
        check_not_blank(cx, &value, example);
    }
    if !is_unregistered {
        header_value::check_name(cx, &name);
    }
    if !is_none {
        header_value::check_value(cx, &name, &value);
    }
    Some(Header { name, value })
}

/// Reports a name that no header may have, or whose header errorbook writes itself.
pub(crate) fn check_name(cx: &Ctxt, name: &LitStr) {
    let text = name.value();
    if !is_token(&text) {
        cx.error(
            name,
            format_args!("`{}` is not a valid header name", text.escape_debug()),
            "write a token of RFC 9110 section 5.1, like `X-Request-Cost`",
        );
        return;
    }
    let write = match text.to_ascii_lowercase().as_str() {
        "content-type" | "content-language" | "vary" | "x-content-type-options" => {
            "remove it: the profile and the request's Accept determine it"
        }
        name if is_framing(name) => "remove it: the server sets it",
        _ => return,
    };
    let wrong = format!("`{text}` cannot be set by an error");
    cx.error(name, wrong, write);
}

/// Reports static text that RFC 9110 section 5.5 does not let into a header.
pub(crate) fn check_static_value(cx: &Ctxt, place: Span, text: &str, what: &str) {
    if let Some(bad) = text.chars().find(|c| !matches!(c, '\t' | ' '..='~')) {
        cx.error_at(
            place,
            format_args!("{what} cannot contain {bad:?}"),
            "write visible ASCII, spaces and tabs (RFC 9110 section 5.5)",
        );
    }
}

/// Reports white space at either end, which RFC 9110 section 5.5 does not count as part of a value.
pub(crate) fn check_edges(cx: &Ctxt, place: Span, text: &str) {
    if text.trim() != text {
        cx.error_at(
            place,
            "the value of a header cannot begin or end with white space",
            format_args!("write `{:?}` (RFC 9110 section 5.5)", text.trim()),
        );
    }
}
