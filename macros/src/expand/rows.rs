//! The flat tables: everything about a type that is data. Sibling tables carry the number of the row
//! they belong to, in order, so that a row has no ranges and no pointers.
//!
//! They are written as text, which rustc's own lexer reads faster than a macro in a debug build makes tokens: no
//! token in them needs a span of the user's code.

use super::slots::{self, Value};
use super::{Expansion, lex};
use crate::ast::Field;
use crate::attr::emitted::Emitted;
use crate::resolve::{HeaderLine, HeaderValue, ResolvedConstant, ResolvedVariant};
use errorbook_model::code;
use proc_macro2::TokenStream;
use quote::quote;
use std::fmt::Write;

pub(super) fn expand(
    expansion: &Expansion,
    emitted: &[Emitted],
    values: &[Vec<Value>],
    has_subsets: bool,
) -> TokenStream {
    let mut tables = Tables::default();
    let variants = expansion.variants.iter().zip(emitted);
    for (number, (resolved, emitted)) in variants.enumerate() {
        tables.add(number, resolved, emitted);
    }
    let [rows, fields, headers] =
        [&tables.rows, &tables.fields, &tables.headers].map(|items| lex(items));
    let [renamed, concealed] = [&tables.renamed, &tables.concealed].map(|items| lex(items));
    let slots = lex(&slots::items(values));
    let name = expansion.input.original.ident.to_string();
    let transparent = expansion.input.transparent().next().is_some();
    let subsets = lex(if has_subsets { "__SUBSETS" } else { "[]" });
    quote! {
        static __ENTRIES: __e::Entries = __e::Entries::new();
        static __TABLE: __e::Table = __e::Table {
            path: ::core::concat!(::core::module_path!(), "::", #name),
            place: (::core::line!(), ::core::column!()),
            rows: &[#rows],
            fields: &[#fields],
            headers: &[#headers],
            slots: &[#slots],
            renamed: &[#renamed],
            concealed: &[#concealed],
            subsets: &#subsets,
            entries: |__table| __ENTRIES.of(__table),
            embedded: __EMBEDDED,
            transparent: #transparent,
            faulty: false,
        };
    }
}

/// The items of each table.
#[derive(Default)]
struct Tables {
    rows: String,
    fields: String,
    headers: String,
    renamed: String,
    concealed: String,
}

/// Appends to a text, which takes everything.
macro_rules! push {
    ($text:expr, $($arguments:tt)*) => {{
        let _ = write!($text, $($arguments)*);
    }};
}

impl Tables {
    fn add(&mut self, row: usize, resolved: &ResolvedVariant, emitted: &Emitted) {
        self.add_row(resolved, emitted);
        for line in &resolved.headers {
            self.add_header(row, line);
        }
        for constant in &resolved.constants {
            self.add_constant(row, constant);
        }
        for field in resolved.variant.members() {
            self.add_field(row, field);
        }
        if let Some(other) = emitted.answered_as {
            push!(
                self.concealed,
                "__e::ConcealedRow {{ row: {row}, answered_as: {other} }},"
            );
        }
    }

    fn add_row(&mut self, resolved: &ResolvedVariant, emitted: &Emitted) {
        let code = resolved.variant.attrs.code.as_ref();
        let code = code.map_or("", |code| code.text.as_str());
        let key = code::key(code);
        let status = resolved.status.map_or(500, |status| status.status);
        let mut flags = String::from("0");
        for flag in &emitted.flags {
            push!(flags, " | __e::flag::{flag}");
        }
        let name = &resolved.variant.name;
        let attrs = &resolved.variant.attrs;
        // Empty, it is the phrase of the status that the refusal is sent with.
        let is_phrase = attrs.refusal.is_some() && attrs.text("title").is_none();
        let title = if is_phrase { "" } else { &resolved.title };
        let message = resolved.message.as_ref();
        let message = message.map_or("", |text| text.source.as_str());
        push!(
            self.rows,
            "__e::Row {{ key: {key}, status: {status}, flags: {flags}, code: {code:?}, variant: {name:?}, \
             title: {title:?}, message: {message:?}, extras: {:?} }},",
            emitted.extras
        );
    }

    fn add_header(&mut self, row: usize, line: &HeaderLine) {
        let name = &line.name;
        let kind = match &line.value {
            HeaderValue::Text(_) => "Text",
            HeaderValue::Challenge(_) => "Challenge",
            HeaderValue::Field(_) => "Field",
        };
        let template = line.value.text().map_or("", |text| text.source.as_str());
        push!(
            self.headers,
            "__e::HeaderRow {{ row: {row}, name: {name:?}, kind: __e::HeaderKind::{kind}, template: {template:?} }},"
        );
    }

    /// A field that no accessor has: its key is that of none.
    fn add_constant(&mut self, row: usize, resolved: &ResolvedConstant) {
        let (name, value) = (&resolved.constant.name, &resolved.constant.value);
        let (json, constant) = (value.json_type().as_str(), &resolved.text.source);
        push!(
            self.fields,
            "__e::FieldRow {{ row: {row}, key: {}, name: {name:?}, json_type: {json:?}, example: \"\", optional: false, \
             constant: {constant:?} }},",
            u32::MAX
        );
    }

    fn add_field(&mut self, row: usize, field: &Field) {
        let (own, name) = (&field.name, field.public_name());
        self.fields.push_str(&field_row(row, field));
        if *own != name {
            push!(
                self.renamed,
                "__e::RenamedRow {{ row: {row}, field: {own:?}, member: {name:?} }},"
            );
        }
    }
}

/// A field that is a member of the body.
pub(super) fn field_row(row: usize, field: &Field) -> String {
    let (key, name, json) = (field.key, field.public_name(), field.json_type());
    let example = field.example().unwrap_or_default();
    let optional = field.is_option();
    format!(
        "__e::FieldRow {{ row: {row}, key: {key}, name: {name:?}, json_type: {json:?}, example: {example:?}, \
         optional: {optional}, constant: \"\" }},"
    )
}
