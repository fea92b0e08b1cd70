//! The flat tables: everything about a type that is data. Sibling tables carry the number of the row
//! they belong to, in order, so that a row has no ranges and no pointers.

use super::{Expansion, accessors};
use crate::ast::Field;
use crate::attr::emitted::Emitted;
use crate::resolve::{HeaderLine, HeaderValue, ResolvedVariant};
use errorbook_model::code;
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

pub(super) fn expand(expansion: &Expansion) -> TokenStream {
    let (mut rows, mut fields, mut headers) = (Vec::new(), Vec::new(), Vec::new());
    let (mut extras, mut renamed, mut concealed) = (Vec::new(), Vec::new(), Vec::new());
    let slots = accessors::slots(expansion);
    let variants = expansion.variants.iter().zip(&expansion.emitted);
    for (number, (resolved, emitted)) in variants.enumerate() {
        let number = Literal::usize_unsuffixed(number);
        rows.push(row(resolved, emitted));
        headers.extend(
            resolved
                .headers
                .iter()
                .map(|line| header_row(&number, line)),
        );
        extras.extend(
            emitted.extras.iter().map(
                |(name, text)| quote!(__e::ExtraRow { row: #number, name: #name, text: #text }),
            ),
        );
        for field in resolved.variant.members() {
            fields.push(field_row(&number, field));
            let (name, member) = (&field.name, field.public_name());
            if *name != member {
                renamed.push(quote! {
                    __e::RenamedRow { row: #number, field: #name, member: #member }
                });
            }
        }
        if let Some(other) = emitted.answered_as {
            let other = Literal::usize_unsuffixed(other);
            concealed.push(quote!(__e::ConcealedRow { row: #number, answered_as: #other }));
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
            entries: |__table| __ENTRIES.of(__table),
            embedded: __EMBEDDED,
            faulty: false,
        };
    }
}

fn header_row(number: &Literal, line: &HeaderLine) -> TokenStream {
    let name = &line.name;
    let kind = match &line.value {
        HeaderValue::Text(_) => quote!(Text),
        HeaderValue::Challenge(_) => quote!(Challenge),
        HeaderValue::Field(_) => quote!(Field),
    };
    let template = line.value.text().map_or("", |text| text.source.as_str());
    quote! {
        __e::HeaderRow {
            row: #number,
            name: #name,
            kind: __e::HeaderKind::#kind,
            template: #template,
        }
    }
}

fn row(resolved: &ResolvedVariant, emitted: &Emitted) -> TokenStream {
    let code = resolved.variant.attrs.code.as_ref();
    let code = code.map_or("", |code| code.text.as_str());
    let key = Literal::u64_unsuffixed(code::key(code));
    let status = Literal::u16_unsuffixed(resolved.status.map_or(500, |status| status.status));
    let name = &resolved.variant.name;
    let title = &resolved.title;
    let message = resolved.message.as_ref();
    let message = message.map_or("", |text| text.source.as_str());
    let flags = if emitted.flags.is_empty() {
        quote!(0)
    } else {
        let flags = emitted
            .flags
            .iter()
            .map(|flag| Ident::new(flag, Span::call_site()));
        quote!(#(__e::flag::#flags)|*)
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
    let json = field.json_type();
    let example = field.example().unwrap_or_default();
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
