//! The type's part of the catalogue as JSON, which is left in the program and read from there by tools
//! and by a service that shows its own catalogue. The runtime's `__embed!` makes it a `#[used]` static
//! where the feature `embed` is on. docs/catalogue-format.md describes it.

use super::{Expansion, text_literal};
use crate::ast::{Field, Input, Variant, items_type, json_type, option_inner, type_name};
use crate::attr;
use crate::attr::emitted::Emitted;
use crate::attr::field::Value;
use crate::json::{self, Object};
use crate::resolve::{HeaderValue, ResolvedConstant, ResolvedVariant};
use crate::subset::Subset;
use errorbook_model::template::Template;
use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;

/// `__PIECE`, and its text for the table.
pub(super) fn expand(
    expansion: &Expansion,
    emitted: &[Emitted],
    subsets: &[Subset],
) -> TokenStream {
    let original = expansion.input.original;
    let name = original.ident.to_string();
    let variants = expansion.variants.iter().zip(emitted);
    let entries: Vec<String> = variants
        .map(|(resolved, emitted)| entry(resolved, emitted))
        .collect();
    let description = attr::doc_comment(&original.attrs);
    let mut members = Object::default();
    if !description.is_empty() {
        members.text("description", &description);
    }
    members.raw("entries", &json::array(&entries));
    let subsets = subsets.iter().map(|each| subset(expansion.input, each));
    members.list("subsets", &subsets.collect::<Vec<_>>());
    // The end of the type, and of the piece.
    let rest = text_literal(&format!("{}}}", members.rest()));
    quote!(__errorbook::__embed! { type #name #rest })
}

fn entry(resolved: &ResolvedVariant, emitted: &Emitted) -> String {
    let mut names = Names::new(resolved);
    let mut entry = Object::default();
    entry.raw("code", &resolved.code_as_json());
    let status = resolved.status.map_or(500, |status| status.status);
    entry.raw("status", &status.to_string());
    entry.text("variant", &resolved.variant.name);
    entry.text("title", &resolved.title);
    if let Some(message) = resolved.documented() {
        entry.text("message", &names.in_template(message));
    } else if resolved.sends_display {
        entry.text("message", &names.add_display(&resolved.title));
    }
    entry.append(&emitted.texts);
    entry.list("fields", &names.members);
    entry.list("placeholders", &names.placeholders);
    entry.list("headers", &headers(resolved, &names));
    entry.append(&emitted.members);
    entry.end()
}

/// A subset, with the variants that it has of its own: what is inside transparent ones is the listing's to say.
fn subset(input: &Input, subset: &Subset) -> String {
    let mut object = Object::default();
    object.text("name", &subset.attr.name.unraw().to_string());
    let description = attr::doc_comment(&subset.attr.attributes);
    if !description.is_empty() {
        object.text("description", &description);
    }
    let variants = subset.members.keys().map(|number| &input.variants[*number]);
    let variants = variants.filter(|variant| !variant.is_transparent());
    let names: Vec<String> = variants
        .map(|variant| json::string(&variant.name))
        .collect();
    object.raw("variants", &json::array(&names));
    object.end()
}

fn headers(resolved: &ResolvedVariant, names: &Names) -> Vec<String> {
    let lines = resolved.headers.iter().map(|line| {
        let mut header = Object::default();
        header.text("name", &line.name);
        match &line.value {
            HeaderValue::Text(text) | HeaderValue::Challenge(text) => {
                header.text("value", &names.in_template(&text.template));
                header.flag("text", text.template.is_one_placeholder());
            }
            HeaderValue::Field(field) => {
                header.text("value", &format!("{{{}}}", names.of_header(field)));
                header.flag("optional", field.is_option());
            }
        }
        header.end()
    });
    lines.collect()
}

/// What the catalogue calls the values of one error: a member by its public name, any other field by its
/// own, made different where a member has that name.
struct Names<'i, 'a> {
    variant: &'i Variant<'a>,
    members: Vec<String>,
    placeholders: Vec<String>,
}

impl<'i, 'a> Names<'i, 'a> {
    fn new(resolved: &ResolvedVariant<'i, 'a>) -> Self {
        let variant = resolved.variant;
        let mut names = Names {
            variant,
            members: Vec::new(),
            placeholders: Vec::new(),
        };
        for constant in &resolved.constants {
            let member = names.constant(constant);
            names.members.push(member);
        }
        for field in &variant.fields {
            let header = resolved.header_of(field);
            if field.is_member() {
                let json = field.json_type();
                names.members.push(value(&field.public_name(), json, field));
            }
            if let Some(line) = header {
                if !field.is_member() || Self::differs(field) {
                    names
                        .placeholders
                        .push(header_value(&names, &line.name, field));
                }
            } else if !field.is_member() && is_used(resolved, field) {
                let json = json_type(&field.original.ty);
                names
                    .placeholders
                    .push(value(&names.of(field), json, field));
            }
        }
        // What `#[error("…", name = …)]` computes.
        let displayed = resolved.displayed.iter().flat_map(Template::placeholders);
        for placeholder in displayed.filter(|each| variant.field(&each.name).is_none()) {
            let name = names.free(&placeholder.name);
            names
                .placeholders
                .push(value_of(&name, "string", None, false, None));
        }
        names
    }

    /// A field whose value is written, or a template of it.
    fn constant(&self, resolved: &ResolvedConstant) -> String {
        let (constant, template) = (resolved.constant, &resolved.text.template);
        let mut value = Object::default();
        value.text("name", &constant.name);
        value.text("type", constant.value.json_type().as_str());
        match &constant.value {
            Value::Json(json, _) => value.raw("const", json),
            Value::Text(_) if template.placeholders().next().is_some() => {
                value.text("template", &self.in_template(template));
            }
            Value::Text(_) => value.text("const", &template.text()),
        }
        value.end()
    }

    fn of(&self, field: &Field) -> String {
        if field.is_member() {
            field.public_name()
        } else {
            self.free(&field.name)
        }
    }

    /// The name of the value that is sent as a header.
    fn of_header(&self, field: &Field) -> String {
        if Self::differs(field) {
            self.free(&field.name)
        } else {
            self.of(field)
        }
    }

    /// Whether a member looks otherwise as a header: a `Duration` is an object in JSON.
    fn differs(field: &Field) -> bool {
        field.is_member() && field.json_type() != header_type(&field.original.ty)
    }

    fn free(&self, name: &str) -> String {
        self.free_of(name, |name| {
            let mut members = self.variant.members();
            members.any(|field| field.public_name() == name)
        })
    }

    /// A name that neither a written field has nor what `is_taken` knows.
    fn free_of(&self, name: &str, is_taken: impl Fn(&str) -> bool) -> String {
        let mut name = name.to_owned();
        let constants = &self.variant.attrs.constants;
        while is_taken(&name) || constants.iter().any(|constant| constant.name == name) {
            name.push('_');
        }
        name
    }

    /// The text of `Display`, which is not known here: a template of one placeholder.
    fn add_display(&mut self, title: &str) -> String {
        let name = self.free_of("message", |name| {
            let mut fields = self.variant.fields.iter();
            fields.any(|field| field.name == name || field.public_name() == name)
        });
        let value = value_of(&name, "string", None, false, Some(title));
        self.placeholders.push(value);
        format!("{{{name}}}")
    }

    /// A template with the catalogue's names in its placeholders.
    fn in_template(&self, template: &Template) -> String {
        template.renamed(|name| {
            self.variant
                .field(name)
                .map_or_else(|| self.free(name), |field| self.of(field))
        })
    }
}

fn is_used(resolved: &ResolvedVariant, field: &Field) -> bool {
    let texts = resolved.texts().map(|text| &text.template);
    let mut placeholders = texts
        .chain(&resolved.displayed)
        .flat_map(Template::placeholders);
    // A count names a field too: `{price:.places$}`.
    placeholders.any(|placeholder| placeholder.names().any(|name| name == field.name))
}

/// A field as the catalogue has it.
fn value(name: &str, json: &str, field: &Field) -> String {
    let expose = field.attrs.expose.as_ref();
    let is_given = expose.is_some_and(|expose| expose.json.is_some());
    let items = (json == "array" && !is_given).then(|| items_type(&field.original.ty));
    let example = field.example();
    value_of(
        name,
        json,
        items.flatten(),
        field.is_option(),
        example.as_deref(),
    )
}

fn header_value(names: &Names, header: &str, field: &Field) -> String {
    let json = header_type(&field.original.ty);
    // A plausible number of seconds.
    let seconds = (header == "retry-after" && json == "integer").then(|| "30".to_owned());
    let example = field.example().or(seconds);
    let name = names.of_header(field);
    value_of(&name, json, None, field.is_option(), example.as_deref())
}

fn value_of(
    name: &str,
    json: &str,
    items: Option<&str>,
    optional: bool,
    example: Option<&str>,
) -> String {
    let mut value = Object::default();
    value.text("name", name);
    value.text("type", json);
    value.some_text("items", items);
    value.flag("optional", optional);
    value.some_text("example", example);
    value.end()
}

/// What a header's value looks like, by its field's type.
fn header_type(ty: &syn::Type) -> &'static str {
    let ty = option_inner(ty).unwrap_or(ty);
    match type_name(ty).as_deref() {
        Some("Duration") => "integer",
        Some("SystemTime") => "date",
        _ if json_type(ty) == "integer" => "integer",
        _ => "string",
    }
}
