//! Fields: one that is sent has a valid name and is exposed; one that is not exposed occurs in no text.

use crate::ast::{Field, Input, Variant, items_type, json_type, option_inner, type_name};
use crate::attr::expose::{Expose, WRITTEN_NAME, is_member_name, is_written_name};
use crate::ctxt::{Ctxt, did_you_mean, quoted_list};
use crate::resolve::{HeaderValue, ResolvedVariant, Text};
use errorbook_model::format::Kind;
use errorbook_model::template::{Placeholder, is_field_name};
use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use std::collections::HashSet;
use syn::spanned::Spanned;

/// A field that is merely called so would mean another thing to clients, or stand beside a profile's own.
const RESERVED: [&str; 6] = ["type", "title", "status", "detail", "instance", "code"];

pub(super) fn check(cx: &Ctxt, input: &Input, resolved: &ResolvedVariant) {
    let variant = resolved.variant;
    check_members(cx, resolved);
    let constants = resolved.constants.iter().map(|each| &each.text);
    let headers = resolved
        .headers
        .iter()
        .filter_map(|line| match &line.value {
            HeaderValue::Text(text) => Some(text),
            _ => None,
        });
    for text in resolved.message.iter().chain(constants).chain(headers) {
        check_text(cx, resolved, text);
    }
    let own = !variant.attrs.challenges.is_empty();
    for text in resolved
        .challenges
        .iter()
        .flat_map(|challenge| &challenge.values)
        .flatten()
    {
        if own {
            check_text(cx, resolved, text);
        } else {
            check_inherited(cx, input, resolved, text);
        }
    }
}

fn check_members(cx: &Ctxt, resolved: &ResolvedVariant) {
    let variant = resolved.variant;
    let source = variant.source().map(|field| &field.attrs);
    if let Some(header) = source.and_then(|attrs| attrs.header.as_ref()) {
        cx.error(
            header,
            "a source is never sent to a client",
            "remove `#[header]`; put what a client may see into another field",
        );
    }
    if let Some(expose) = source.and_then(|attrs| attrs.expose.as_ref()) {
        check_exposed_source(cx, expose, resolved.highest_status());
    }
    let names = check_names(cx, variant);
    // Those of the type give way to a field.
    for constant in &variant.attrs.constants {
        if names.contains(&constant.name) {
            cx.error(
                &constant.at_name,
                format_args!(
                    "`{}` is a field of `{}`, which is exposed",
                    constant.name, variant.name
                ),
                "remove it here, or give the field another name, `#[expose(\"name\")]`",
            );
        }
    }
}

/// The names of the members, each of which is one that a member may have, and is there once.
pub(crate) fn check_names(cx: &Ctxt, variant: &Variant) -> HashSet<String> {
    let source = variant.source().map(|field| field.key);
    // The error inside a transparent variant is no member, whatever stands on it.
    let inner = variant.inner().map(|field| field.key);
    let mut names = HashSet::new();
    let members = variant.members();
    for field in members.filter(|it| ![source, inner].contains(&Some(it.key))) {
        let Some(expose) = &field.attrs.expose else {
            continue;
        };
        if field.is_tuple_field() && expose.name.is_none() {
            let place = if expose.of_all {
                field.original.ty.span()
            } else {
                expose.span
            };
            cx.error_at(
                place,
                "an exposed tuple field needs a name",
                if variant.is_transparent() {
                    "write `#[expose(\"name\")]`"
                } else {
                    "write `#[expose(\"name\")]`, or `#[expose(message)]` to use it in the message alone"
                },
            );
            continue;
        }
        if may_be_member(cx, variant, field) && !names.insert(field.public_name()) {
            cx.error(
                at_name(field),
                format_args!("`{}` is exposed twice", field.public_name()),
                "write another name for one of them, `#[expose(\"name\")]`",
            );
        }
    }
    names
}

/// The text of a source may be sent on a 4xx, where it says so: a parser's own words about what the client sent.
fn check_exposed_source(cx: &Ctxt, expose: &Expose, status: Option<u16>) {
    let is_4xx = status.is_none_or(|status| status < 500);
    if is_4xx && expose.message_only {
        return;
    }
    let (wrong, write) = if is_4xx {
        (
            "a source is no member of a body",
            "write `#[expose(message)]` to use its text in the message, or remove `#[expose]`",
        )
    } else {
        (
            "a source is never sent to a client",
            "remove `#[expose]`; put what a client may see into another field",
        )
    };
    cx.error_at(expose.span, wrong, write);
}

/// Whether a member may have this name.
fn may_be_member(cx: &Ctxt, variant: &Variant, field: &Field) -> bool {
    let name = field.public_name();
    if let Some(written) = field.written_name() {
        let is_name = is_written_name(&name);
        if !is_name {
            cx.error(
                written,
                format_args!("`{}` cannot be the name of a field", name.escape_debug()),
                WRITTEN_NAME,
            );
        }
        return is_name;
    }
    if RESERVED.contains(&name.as_str()) {
        let standard = if name == "code" {
            "the error's code"
        } else {
            "a member of RFC 9457"
        };
        cx.error(
            &field.accessor,
            format_args!("`{name}` is the name of {standard}"),
            format_args!(
                "write another name, `#[expose(\"{}_{name}\")]`, or `#[expose({name:?})]` if it is this that clients read",
                prefix_for(variant)
            ),
        );
        return false;
    }
    if !is_member_name(&name) {
        cx.error(
            &field.accessor,
            format_args!("`{name}` is not a name that every client can read"),
            format_args!("write letters, digits and underscores, a letter first, `#[expose(\"size\")]` (RFC 9457 section 3.2), or `#[expose({name:?})]` if it is this that clients read"),
        );
        return false;
    }
    true
}

/// The tokens at which a fault of the member's name is reported.
fn at_name(field: &Field) -> TokenStream {
    let written = field.written_name().map(ToTokens::to_token_stream);
    written.unwrap_or_else(|| field.accessor.to_token_stream())
}

/// A word to put before a taken name: the variant's first.
fn prefix_for(variant: &Variant) -> String {
    let mut word = String::new();
    for c in variant.name.chars() {
        if c.is_uppercase() && !word.is_empty() {
            break;
        }
        if c.is_ascii_alphanumeric() {
            word.push(c.to_ascii_lowercase());
        }
    }
    if is_member_name(&word) {
        word
    } else {
        "own".to_owned()
    }
}

fn check_text(cx: &Ctxt, resolved: &ResolvedVariant, text: &Text) {
    for placeholder in text.template.placeholders() {
        for name in placeholder.names() {
            check_name(cx, resolved, text.span, name);
        }
        check_has_text(cx, resolved.variant, text.span, placeholder);
    }
}

/// A type of `std` that has no `Display`: rustc would advise to implement it, or `{name:?}`, which sends Rust's
/// own notation.
fn check_has_text(cx: &Ctxt, variant: &Variant, span: Span, placeholder: &Placeholder) {
    let field = variant.field(&placeholder.name);
    let Some(field) =
        field.filter(|field| placeholder.kind == Kind::Display && field.attrs.expose.is_some())
    else {
        return;
    };
    let (name, ty) = (&field.name, &field.original.ty);
    let (what, write) = if option_inner(ty).is_some() {
        (
            "an `Option`, and `None` has no text",
            format!(
                "give `None` a variant of its own, with its `#[message]`; or let `{name}` be a `String` that holds the text for both"
            ),
        )
    } else if let Some("PathBuf" | "OsString") = type_name(ty).as_deref() {
        (
            "a path of the system, which has no text",
            format!("let it be a `String`, made by `{name}.display().to_string()`"),
        )
    } else {
        let what = match (json_type(ty), items_type(ty)) {
            (_, Some("field_error")) => return,
            ("array", _) => "a list, which has no text",
            ("object", _) => "a map, which has no text",
            _ => return,
        };
        (
            what,
            format!(
                "expose a field with its text as well, `#[expose(message)]` on a `String` that is joined of `{name}`, and name that one"
            ),
        )
    };
    cx.error_at(span, format_args!("`{name}` is {what}"), write);
}

fn check_name(cx: &Ctxt, resolved: &ResolvedVariant, span: Span, name: &str) {
    let variant = resolved.variant;
    let Some(field) = variant.field(name) else {
        let mut constants = variant.attrs.constants.iter();
        if constants.any(|constant| constant.name == name) {
            // One that could not be read was reported.
            if resolved.constants.iter().any(|it| it.constant.name == name) {
                cx.error_at(
                    span,
                    format_args!("`{name}` is not written before this `#[field]`"),
                    "name a field, or what a `#[field]` before this one writes",
                );
            }
            return;
        }
        let constants = variant.attrs.constants.iter();
        let fields: Vec<&str> = (variant.fields.iter().map(|field| field.name.as_str()))
            .chain(constants.map(|constant| constant.name.as_str()))
            .filter(|name| is_field_name(name))
            .collect();
        let write = match did_you_mean(name, fields.iter().copied()) {
            Some(near) => format!("did you mean `{{{near}}}`?"),
            None if fields.is_empty() => {
                "leave it out, or write `{{` for a brace in the text".to_owned()
            }
            None => format!(
                "write one of {}, or `{{{{` for a brace in the text",
                quoted_list(fields.iter().map(|field| format!("{{{field}}}")))
            ),
        };
        cx.error_at(
            span,
            format_args!("`{}` has no field `{name}`", variant.name),
            write,
        );
        return;
    };
    let is_source = variant
        .source()
        .is_some_and(|source| source.key == field.key);
    if is_source && field.attrs.expose.is_none() {
        cx.error_at(
            span,
            format_args!("`{name}` is the source, which is never sent to a client"),
            "remove it from the text: the source is logged with the error; on a 4xx, `#[expose(message)]` on the field sends its text",
        );
    } else if field.attrs.expose.is_none() {
        cx.error_at(
            span,
            format_args!("`{name}` is not exposed, so it cannot be sent"),
            format_args!(
                "write `{}` on the field, or `#[expose(message)]` to use it in the text alone",
                if field.is_tuple_field() {
                    "#[expose(\"…\")]"
                } else {
                    "#[expose]"
                }
            ),
        );
    }
}

/// The type's challenge serves variants of different fields.
fn check_inherited(cx: &Ctxt, input: &Input, resolved: &ResolvedVariant, text: &Text) {
    let variant = resolved.variant;
    for name in text.template.placeholders().flat_map(Placeholder::names) {
        if variant.field(name).is_none() {
            cx.error(
                variant.ident,
                format_args!(
                    "`{}` has no field `{name}`, which the challenge of `{}` names",
                    variant.name, input.original.ident
                ),
                "add the field, or give the variant its own `#[challenge(…)]`",
            );
        } else {
            check_name(cx, resolved, variant.ident.span(), name);
        }
    }
}
