//! Fields: what is sent has a name and is meant to be public; what is not is named nowhere.

use crate::ast::{Field, Input, Variant};
use crate::attr::challenge::Challenge;
use crate::attr::field::is_member_name;
use crate::attr::variant::Message;
use crate::ctxt::{Ctxt, did_you_mean};
use crate::resolve::{self, Answer, HeaderValue};
use errorbook_model::template::{Placeholder, Template};
use proc_macro2::TokenStream;
use quote::ToTokens;
use std::collections::HashSet;
use syn::LitStr;

/// The members of the standard shapes: a field of such a name would collide in some profile.
const STANDARD_MEMBERS: [&str; 13] = [
    "type",
    "title",
    "status",
    "detail",
    "instance",
    "code",
    "message",
    "error",
    "error_description",
    "help",
    "docs",
    "request_id",
    "retry_after",
];

pub(super) fn check(cx: &Ctxt, input: &Input, answer: &Answer) {
    let variant = answer.variant;
    check_members(cx, variant);
    if let (Some(Message::Text(literal)), Some(text)) = (&variant.attrs.message, &answer.message) {
        check_template(cx, variant, literal, &text.template);
    }
    // A template that could not be read was reported when it was resolved.
    for header in &variant.attrs.headers {
        if let Ok(template) = Template::parse(&header.value.value()) {
            check_template(cx, variant, &header.value, &template);
        }
    }
    let own = !variant.attrs.challenges.is_empty();
    for challenge in &answer.challenges {
        for parameter in &challenge.parameters {
            if let Some(text) = resolve::text(cx, &parameter.value).filter(|_| own) {
                check_template(cx, variant, &parameter.value, &text.template);
            }
        }
        if !own {
            check_inherited(cx, input, variant, challenge);
        }
    }
}

/// The fields of an answer that a client sees, in the order of their declaration.
pub(super) fn shown<'i, 'a>(answer: &Answer<'i, 'a>) -> Vec<&'i Field<'a>> {
    let mut named: Vec<&str> = Vec::new();
    let templates = answer
        .message
        .iter()
        .chain(answer.headers.iter().filter_map(|line| line.value.text()));
    for text in templates {
        for placeholder in text.template.placeholders() {
            named.extend(placeholder.names());
        }
    }
    let sent = |field: &Field| {
        field.is_member()
            || named.contains(&field.name.as_str())
            || answer
                .headers
                .iter()
                .any(|line| matches!(line.value, HeaderValue::Field(sent) if sent.key == field.key))
    };
    let variant: &'i Variant<'a> = answer.variant;
    variant.fields.iter().filter(|field| sent(field)).collect()
}

fn check_members(cx: &Ctxt, variant: &Variant) {
    let source = variant.source().map(|field| field.key);
    let mut names = HashSet::new();
    for field in &variant.fields {
        if let (Some(header), true) = (&field.attrs.header, source == Some(field.key)) {
            cx.error(
                header,
                "a source is for the operator and cannot be sent",
                "leave out `#[header]`; what a client may know of it belongs in a field of its own",
            );
        }
        let Some(expose) = &field.attrs.expose else {
            continue;
        };
        if source == Some(field.key) {
            cx.error_at(
                expose.span,
                "a source is for the operator and cannot be exposed",
                "leave out `#[expose]`; what a client may know of it belongs in a field of its own",
            );
            continue;
        }
        if expose.message_only {
            continue;
        }
        if field.is_tuple_field() && expose.name.is_none() {
            cx.error_at(
                expose.span,
                "an exposed tuple field has no name for its member",
                "write `#[expose(\"name\")]`, or `#[expose(message)]` to use it in the message alone",
            );
            continue;
        }
        if may_be_member(cx, variant, field) && !names.insert(field.public_name()) {
            cx.error(
                name_place(field),
                format_args!("`{}` is exposed twice", field.public_name()),
                "write another name for one of them, `#[expose(\"name\")]`",
            );
        }
    }
}

/// Whether a member may have this name.
fn may_be_member(cx: &Ctxt, variant: &Variant, field: &Field) -> bool {
    let name = field.public_name();
    if STANDARD_MEMBERS.contains(&name.as_str()) {
        cx.error(
            name_place(field),
            format_args!("`{name}` is a member of the standard shapes"),
            format_args!(
                "write another name, `#[expose(\"{}_{name}\")]`",
                prefix_for(variant)
            ),
        );
        return false;
    }
    if !is_member_name(&name) {
        cx.error(
            name_place(field),
            format_args!("`{name}` is not a member's name"),
            "write a letter, then letters, digits and underscores, `#[expose(\"size\")]` (RFC 9457 section 3.2)",
        );
        return false;
    }
    true
}

/// Where the member's name is written.
fn name_place(field: &Field) -> TokenStream {
    match field
        .attrs
        .expose
        .as_ref()
        .and_then(|expose| expose.name.as_ref())
    {
        Some(literal) => literal.to_token_stream(),
        None => field.member.to_token_stream(),
    }
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

fn check_template(cx: &Ctxt, variant: &Variant, literal: &LitStr, template: &Template) {
    for placeholder in template.placeholders() {
        for name in placeholder.names() {
            check_name(cx, variant, literal, name);
        }
    }
}

fn check_name(cx: &Ctxt, variant: &Variant, place: impl ToTokens, name: &str) {
    let Some(field) = variant.field(name) else {
        let fields: Vec<&str> = variant
            .fields
            .iter()
            .map(|field| field.name.as_str())
            .collect();
        let write = match did_you_mean(name, fields.iter().copied()) {
            Some(near) => format!("did you mean `{{{near}}}`?"),
            None if fields.is_empty() => {
                "leave it out, or write `{{` for a brace in the text".to_owned()
            }
            None => format!(
                "write one of {}, or `{{{{` for a brace in the text",
                fields
                    .iter()
                    .map(|field| format!("`{{{field}}}`"))
                    .collect::<Vec<_>>()
                    .join(", ")
            ),
        };
        cx.error(
            place,
            format_args!("`{}` has no field `{name}`", variant.name),
            write,
        );
        return;
    };
    let is_source = variant
        .source()
        .is_some_and(|source| source.key == field.key);
    if is_source {
        cx.error(
            place,
            format_args!("`{name}` is the source, which is for the operator alone"),
            "leave it out of the text: it is logged with the error",
        );
    } else if !field.attrs.is_public() {
        cx.error(
            place,
            format_args!("`{name}` is private: what is not exposed is sent to no client"),
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
fn check_inherited(cx: &Ctxt, input: &Input, variant: &Variant, challenge: &Challenge) {
    let templates: Vec<Template> = challenge
        .parameters
        .iter()
        .filter_map(|parameter| Template::parse(&parameter.value.value()).ok())
        .collect();
    let placeholders = templates.iter().flat_map(Template::placeholders);
    let names = placeholders.flat_map(Placeholder::names);
    for name in names {
        if variant.field(name).is_none() {
            cx.error(
                variant.ident,
                format_args!(
                    "`{}` has no field `{name}`, which the challenge of `{}` names",
                    variant.name, input.original.ident
                ),
                "give it the field, or a `#[challenge(…)]` of its own",
            );
        } else {
            check_name(cx, variant, variant.ident, name);
        }
    }
}

/// A type's challenge is read even where no variant inherits it.
pub(super) fn check_type_challenge(cx: &Ctxt, challenge: &Challenge) {
    for parameter in &challenge.parameters {
        if let Err(fault) = Template::parse(&parameter.value.value()) {
            cx.error_at(parameter.value.span(), fault.wrong, fault.write);
        } else {
            super::http::check_parameter(cx, challenge, parameter);
        }
    }
}
