//! The flat tables: everything about a type that is data. Sibling tables carry the number of the row
//! they belong to, in order, so that a row has no ranges and no pointers.

use super::{Expansion, accessors};
use crate::ast::{Field, json_type};
use crate::attr::variant::Message;
use crate::resolve::{self, Answer, HeaderValue};
use errorbook_model::code;
use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::ext::IdentExt;

pub(super) fn expand(expansion: &Expansion) -> TokenStream {
    let (mut rows, mut fields, mut headers) = (Vec::new(), Vec::new(), Vec::new());
    let (mut notes, mut conceals) = (Vec::new(), Vec::new());
    let slots = accessors::slots(expansion);
    for (number, answer) in expansion.answers.iter().enumerate() {
        let number = Literal::usize_unsuffixed(number);
        rows.push(row(expansion, answer));
        fields.extend(
            answer
                .variant
                .fields
                .iter()
                .filter(|field| field.is_member())
                .map(|field| field_row(&number, field)),
        );
        headers.extend(answer.headers.iter().map(|line| {
            let name = &line.name;
            match &line.value {
                HeaderValue::Text(text) => {
                    let source = &text.source;
                    quote!(__e::HeaderRow(#number, #name, __e::HeaderKind::Text, #source))
                }
                HeaderValue::Challenge(text) => {
                    let source = &text.source;
                    quote!(__e::HeaderRow(#number, #name, __e::HeaderKind::Challenge, #source))
                }
                HeaderValue::Field(_) => {
                    quote!(__e::HeaderRow(#number, #name, __e::HeaderKind::Field, ""))
                }
            }
        }));
        push_notes(&mut notes, &number, answer);
        if let Some(target) = &answer.variant.attrs.conceal {
            let other = expansion
                .answers
                .iter()
                .position(|answer| target.unraw() == answer.variant.name)
                .map(Literal::usize_unsuffixed);
            conceals.extend(other.map(|other| quote!((#number, #other))));
        }
    }
    let name = expansion.input.original.ident.to_string();
    quote! {
        static __ENTRIES: __e::Entries = __e::Entries::new();
        static __TABLE: __e::Table = __e::Table {
            path: ::core::concat!(::core::module_path!(), "::", #name),
            place: (::core::line!(), ::core::column!()),
            rows: &[#(#rows),*],
            fields: &[#(#fields),*],
            headers: &[#(#headers),*],
            slots: &[#(#slots),*],
            notes: &[#(#notes),*],
            conceals: &[#(#conceals),*],
            entries: &__ENTRIES,
            embedded: __EMBEDDED,
            faulty: false,
        };
    }
}

fn row(expansion: &Expansion, answer: &Answer) -> TokenStream {
    let attrs = &answer.variant.attrs;
    let (code, number) = match &attrs.code {
        Some(code) => (code.text.as_str(), code.number),
        None => ("", false),
    };
    let key = Literal::u64_unsuffixed(code::key(code));
    let status = Literal::u16_unsuffixed(answer.status.map_or(500, |status| status.status));
    let name = &answer.variant.name;
    let title = &answer.title;
    let message = match &answer.message {
        Some(text) => text.source.as_str(),
        None => "",
    };
    let mut flags = Vec::new();
    if number {
        flags.push(quote!(__e::flag::NUMBER));
    }
    if attrs.retryable.is_some() {
        flags.push(quote!(__e::flag::RETRYABLE));
    }
    if attrs.internal.is_some() {
        flags.push(quote!(__e::flag::INTERNAL));
    }
    if attrs.conceal.is_some() {
        flags.push(quote!(__e::flag::CONCEALED));
    }
    if resolve::sends_display(expansion.input, answer.variant)
        && matches!(attrs.message, Some(Message::Display(_)))
    {
        flags.push(quote!(__e::flag::DISPLAY));
    }
    let flags = if flags.is_empty() {
        quote!(0)
    } else {
        quote!(#(#flags)|*)
    };
    quote!(__e::Row(#key, #status, #flags, #code, #name, #title, #message))
}

fn field_row(number: &Literal, field: &Field) -> TokenStream {
    let key = Literal::u32_unsuffixed(field.key);
    let name = field.public_name();
    let expose = field.attrs.expose.as_ref();
    let json = expose
        .and_then(|expose| expose.json)
        .unwrap_or_else(|| json_type(&field.original.ty));
    let example = expose
        .and_then(|expose| expose.example.as_ref())
        .map_or_else(String::new, syn::LitStr::value);
    let optional = field.is_option();
    quote!(__e::FieldRow(#number, #key, #name, #json, #example, #optional))
}

/// What few variants have does not widen the rows of all.
fn push_notes(notes: &mut Vec<TokenStream>, number: &Literal, answer: &Answer) {
    let attrs = &answer.variant.attrs;
    let mut note = |kind: TokenStream, text: Option<String>| {
        if let Some(text) = text {
            notes.push(quote!(__e::NoteRow(#number, __e::Note::#kind, #text)));
        }
    };
    let value = |text: &Option<syn::LitStr>| text.as_ref().map(syn::LitStr::value);
    let description = &answer.variant.description;
    note(
        quote!(Description),
        (!description.is_empty()).then(|| description.clone()),
    );
    note(quote!(Help), value(&attrs.help));
    note(
        quote!(RetryAfter),
        attrs
            .retryable
            .as_ref()
            .and_then(|retry| retry.after)
            .map(|(seconds, _)| seconds.to_string()),
    );
    note(quote!(Oauth), value(&attrs.oauth));
    note(quote!(Log), value(&attrs.log));
    note(quote!(Since), value(&attrs.since));
    if let Some(sunset) = &attrs.sunset {
        note(quote!(Sunset), Some(sunset.version.value()));
        note(quote!(Instead), value(&sunset.instead));
    }
    note(
        quote!(Reason),
        answer.status.and_then(|status| value(&status.reason)),
    );
    for field in answer
        .variant
        .fields
        .iter()
        .filter(|field| field.is_member())
    {
        let public = field.public_name();
        let renamed = (public != field.name).then(|| format!("{}={public}", field.name));
        note(quote!(Renamed), renamed);
    }
}
