//! The flat tables: everything about a type that is data. Sibling tables carry the number of the row
//! they belong to, in order, so that a row has no ranges and no pointers.

use super::{Expansion, accessors};
use crate::ast::{Field, json_type};
use crate::attr::variant::Message;
use crate::resolve::{self, Answer, HeaderLine, HeaderValue};
use errorbook_model::code;
use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::ext::IdentExt;

pub(super) fn expand(expansion: &Expansion) -> TokenStream {
    let (mut rows, mut fields, mut headers) = (Vec::new(), Vec::new(), Vec::new());
    let (mut extras, mut renamed, mut concealed) = (Vec::new(), Vec::new(), Vec::new());
    let slots = accessors::slots(expansion);
    for (number, answer) in expansion.answers.iter().enumerate() {
        let number = Literal::usize_unsuffixed(number);
        rows.push(row(expansion, answer));
        headers.extend(answer.headers.iter().map(|line| header_row(&number, line)));
        push_extras(&mut extras, &number, answer);
        for field in answer
            .variant
            .fields
            .iter()
            .filter(|field| field.is_member())
        {
            fields.push(field_row(&number, field));
            let (name, member) = (&field.name, field.public_name());
            if *name != member {
                renamed.push(quote! {
                    __e::RenamedRow { row: #number, field: #name, member: #member }
                });
            }
        }
        if let Some(target) = &answer.variant.attrs.conceal {
            let other = expansion
                .answers
                .iter()
                .position(|answer| target.unraw() == answer.variant.name)
                .map(Literal::usize_unsuffixed);
            concealed.extend(
                other.map(|other| quote!(__e::ConcealedRow { row: #number, answered_as: #other })),
            );
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
            extras: &[#(#extras),*],
            renamed: &[#(#renamed),*],
            concealed: &[#(#concealed),*],
            entries: &__ENTRIES,
            embedded: __EMBEDDED,
            faulty: false,
        };
    }
}

fn header_row(number: &Literal, line: &HeaderLine) -> TokenStream {
    let name = &line.name;
    let (kind, template) = match &line.value {
        HeaderValue::Text(text) => (quote!(Text), text.source.as_str()),
        HeaderValue::Challenge(text) => (quote!(Challenge), text.source.as_str()),
        HeaderValue::Field(_) => (quote!(Field), ""),
    };
    quote! {
        __e::HeaderRow {
            row: #number,
            name: #name,
            kind: __e::HeaderKind::#kind,
            template: #template,
        }
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
    quote! {
        __e::Row {
            key: #key,
            status: #status,
            flags: #flags,
            code: #code,
            variant: #name,
            title: #title,
            message: #message,
        }
    }
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
    quote! {
        __e::FieldRow {
            row: #number,
            key: #key,
            name: #name,
            json_type: #json,
            example: #example,
            optional: #optional,
        }
    }
}

/// What few variants have does not widen the rows of all.
fn push_extras(extras: &mut Vec<TokenStream>, number: &Literal, answer: &Answer) {
    let attrs = &answer.variant.attrs;
    let mut push = |name: &str, text: Option<String>| {
        if let Some(text) = text {
            extras.push(quote!(__e::ExtraRow { row: #number, name: #name, text: #text }));
        }
    };
    let value = |text: &Option<syn::LitStr>| text.as_ref().map(syn::LitStr::value);
    let description = &answer.variant.description;
    push(
        "description",
        (!description.is_empty()).then(|| description.clone()),
    );
    push("help", value(&attrs.help));
    push(
        "retry_after",
        attrs
            .retryable
            .as_ref()
            .and_then(|retry| retry.after)
            .map(|(seconds, _)| seconds.to_string()),
    );
    push("oauth", value(&attrs.oauth));
    push("log", value(&attrs.log));
    push("since", value(&attrs.since));
    if let Some(sunset) = &attrs.sunset {
        push("sunset", Some(sunset.version.value()));
        push("instead", value(&sunset.instead));
    }
    push(
        "reason",
        answer.status.and_then(|status| value(&status.reason)),
    );
}
