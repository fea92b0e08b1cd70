//! The type's part of the catalogue as JSON, which is left in the program and read from there by tools
//! and by a service that shows its own catalogue. The runtime's `__embed!` makes it a `#[used]` static
//! where the feature `embed` is on. docs/catalogue-format.md describes it.

use super::Expansion;
use crate::ast::{Field, Variant, items_type, json_type, option_inner, type_name};
use crate::attr;
use crate::json::{self, Object};
use crate::resolve::{self, Answer, HeaderValue};
use errorbook_model::template::Template;
use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;

/// `__PIECE`, and its text for the table.
pub(super) fn expand(expansion: &Expansion) -> TokenStream {
    let original = expansion.input.original;
    let name = original.ident.to_string();
    let entries: Vec<String> = expansion
        .answers
        .iter()
        .map(|answer| entry(expansion, answer))
        .collect();
    let description = attr::doc_comment(&original.attrs);
    let mut rest = String::new();
    if !description.is_empty() {
        rest = format!("\"description\":{},", json::string(&description));
    }
    rest.push_str("\"entries\":");
    rest.push_str(&json::array(&entries));
    rest.push_str("}}");
    quote!(__errorbook::__embed! { type #name #rest })
}

fn entry(expansion: &Expansion, answer: &Answer) -> String {
    let attrs = &answer.variant.attrs;
    let mut names = Names::new(answer);
    let mut entry = Object::new();
    entry.raw("code", &code(answer));
    let status = answer.status.map_or(500, |status| status.status);
    entry.raw("status", &status.to_string());
    entry.text("variant", &answer.variant.name);
    entry.text("title", &answer.title);
    if resolve::sends_display(expansion.input, answer.variant) {
        entry.text("message", &names.add_display(&answer.title));
    } else if let Some(message) = &answer.message {
        entry.text("message", &names.in_template(&message.template));
    }
    let description = &answer.variant.description;
    entry.some_text(
        "description",
        (!description.is_empty()).then_some(description),
    );
    let value = |text: &Option<syn::LitStr>| text.as_ref().map(syn::LitStr::value);
    entry.some_text("help", value(&attrs.help).as_deref());
    entry.list("fields", &names.members);
    entry.list("placeholders", &names.placeholders);
    entry.list("headers", &headers(answer, &names));
    if let Some(retry) = &attrs.retryable {
        entry.flag("retryable", true);
        if let Some((seconds, _)) = retry.after {
            entry.raw("retry_after", &seconds.to_string());
        }
    }
    entry.some_text("oauth", value(&attrs.oauth).as_deref());
    let reason = answer.status.and_then(|status| value(&status.reason));
    entry.some_text("reason", reason.as_deref());
    entry.some_text("since", value(&attrs.since).as_deref());
    if let Some(sunset) = &attrs.sunset {
        entry.text("sunset", &sunset.version.value());
        entry.some_text("instead", value(&sunset.instead).as_deref());
    }
    entry.flag("internal", attrs.internal.is_some());
    if let Some(target) = &attrs.conceal {
        let target = target.unraw();
        let mut answers = expansion.answers.iter();
        let other = answers.find(|other| target == other.variant.name);
        entry.raw("concealed_as", &other.map_or("\"\"".to_owned(), code));
    }
    entry.some_text("log", value(&attrs.log).as_deref());
    entry.end()
}

fn code(answer: &Answer) -> String {
    match &answer.variant.attrs.code {
        Some(code) if code.number => code.text.clone(),
        Some(code) => json::string(&code.text),
        None => "\"\"".to_owned(),
    }
}

fn headers(answer: &Answer, names: &Names) -> Vec<String> {
    let lines = answer.headers.iter().map(|line| {
        let mut header = Object::new();
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
    fn new(answer: &Answer<'i, 'a>) -> Self {
        let variant = answer.variant;
        let mut names = Names {
            variant,
            members: Vec::new(),
            placeholders: Vec::new(),
        };
        for field in &variant.fields {
            let header = answer.headers.iter().find(
                |line| matches!(line.value, HeaderValue::Field(sent) if sent.key == field.key),
            );
            if field.is_member() {
                let json = member_type(field);
                names.members.push(value(&field.public_name(), json, field));
            }
            if let Some(line) = header {
                if !field.is_member() || Self::differs(field) {
                    names
                        .placeholders
                        .push(header_value(&names, &line.name, field));
                }
            } else if !field.is_member() && is_used(answer, field) {
                let json = json_type(&field.original.ty);
                names
                    .placeholders
                    .push(value(&names.of(field), json, field));
            }
        }
        names
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
        field.is_member() && member_type(field) != header_type(&field.original.ty)
    }

    fn free(&self, name: &str) -> String {
        let mut name = name.to_owned();
        let members = self.variant.fields.iter().filter(|field| field.is_member());
        let taken: Vec<String> = members.map(Field::public_name).collect();
        while taken.contains(&name) {
            name.push('_');
        }
        name
    }

    /// What `Display` says, which nobody knows here: a template of one placeholder.
    fn add_display(&mut self, title: &str) -> String {
        let mut name = "message".to_owned();
        let is_taken = |name: &str| {
            let mut fields = self.variant.fields.iter();
            fields.any(|field| field.name == name || field.public_name() == name)
        };
        while is_taken(&name) {
            name.push('_');
        }
        let mut value = Object::new();
        value.text("name", &name);
        value.text("type", "string");
        value.text("example", &json::string(title));
        self.placeholders.push(value.end());
        format!("{{{name}}}")
    }

    /// A template with the catalogue's names in its placeholders.
    fn in_template(&self, template: &Template) -> String {
        template.renamed(|name| {
            self.variant
                .field(name)
                .map_or_else(|| name.to_owned(), |field| self.of(field))
        })
    }
}

fn is_used(answer: &Answer, field: &Field) -> bool {
    let headers = answer.headers.iter().filter_map(|line| line.value.text());
    let mut texts = answer.message.iter().chain(headers);
    texts.any(|text| {
        let mut placeholders = text.template.placeholders();
        placeholders.any(|placeholder| placeholder.name == field.name)
    })
}

fn member_type(field: &Field) -> &'static str {
    let given = field.attrs.expose.as_ref().and_then(|expose| expose.json);
    given.unwrap_or_else(|| json_type(&field.original.ty))
}

/// A field as the catalogue has it.
fn value(name: &str, json: &str, field: &Field) -> String {
    let expose = field.attrs.expose.as_ref();
    let mut value = Object::new();
    value.text("name", name);
    value.text("type", json);
    if json == "array" && expose.is_none_or(|expose| expose.json.is_none()) {
        value.some_text("items", items_type(&field.original.ty));
    }
    value.flag("optional", field.is_option());
    let example = expose.and_then(|expose| expose.example.as_ref());
    value.some_text("example", example.map(syn::LitStr::value).as_deref());
    value.end()
}

fn header_value(names: &Names, header: &str, field: &Field) -> String {
    let json = header_type(&field.original.ty);
    let expose = field.attrs.expose.as_ref();
    let example = expose.and_then(|expose| expose.example.as_ref());
    let example = example.map(syn::LitStr::value);
    // Seconds that look like somebody's.
    let seconds = (header == "retry-after" && json == "integer").then(|| "30".to_owned());
    let mut value = Object::new();
    value.text("name", &names.of_header(field));
    value.text("type", json);
    value.flag("optional", field.is_option());
    value.some_text("example", example.or(seconds).as_deref());
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
