//! A catalogue as a module of Rust, for clients: the service's profile and an enum of its errors.

mod known;
mod names;
mod operations;
mod profile;

use super::openapi::per_status;
use super::typescript::reading::{Presence, Reading, presence};
use super::{Export, Write};
use crate::writers::markdown::escape::{address, text};
use crate::writers::naming::unique;
use crate::{Catalogue, Code, Entry, Field, JsonType, Service, describe};
use names::{docs, ident, literal, module, variant};
use std::collections::HashSet;
use std::fmt::Write as _;

pub(super) const EXPORT: Export = Export {
    name: "rust",
    about: "Rust, for clients: the profile, and an enum of the errors",
    write: Write::File(rust),
};

/// What stands above all.
const HEAD: &str = "\
// Written by errorbook. Changes are lost.
";

/// What stands above items with texts of the service.
const ALLOWED: &str = "#[allow(clippy::doc_markdown, reason = \"the texts are the service's\")]\n";

/// What stands above enums of errors.
const ALLOWED_OF_ENUM: &str = "\
#[allow(clippy::enum_variant_names, clippy::large_enum_variant, clippy::upper_case_acronyms, reason = \"names are the service's\")]
";

/// The catalogue as one file of Rust, a module of a client. It needs `errorbook` with its feature `client` and nothing
/// else.
///
/// `PROFILE` is how the service speaks, as far as a client has to know, and `Error` has a variant per code, with the
/// fields that every JSON body of the error has, typed. `Error::from(reply)` makes one of a `Reply`: `Unknown` for a
/// code of a later release, and where a field is absent or of another type. Several services are a module each. Where
/// operations are known, each has an enum of its own errors, `CreateOrgError` of `create_org`, and `Other(Error)`.
///
/// Concealed errors are not in it, since no client ever gets one.
///
/// ```
/// use errorbook_export::{Catalogue, rust};
///
/// let json = r#"{
///     "errorbook": 1,
///     "services": [{ "name": "acme::ERRORS" }],
///     "types": [{
///         "path": "acme::OrgError",
///         "entries": [{ "code": "ORG_BLOCKED", "status": 403, "variant": "Blocked", "title": "Blocked" }]
///     }]
/// }"#;
/// let file = rust(&Catalogue::from_json(json.as_bytes())?.public());
/// assert!(file.contains("    OrgBlocked {\n"));
/// # Ok::<(), errorbook_export::ReadError>(())
/// ```
pub fn rust(catalogue: &Catalogue) -> String {
    let catalogue = &per_status(catalogue);
    let mut out = String::from(HEAD);
    if let [service] = &catalogue.services[..] {
        write_service(&mut out, catalogue, service);
        return out;
    }
    let mut taken = HashSet::new();
    for service in &catalogue.services {
        let name = unique(&module(&service.name), '_', 2, &mut taken);
        let mut inside = String::new();
        write_service(&mut inside, catalogue, service);
        docs(
            &mut out,
            "",
            [text(&format!("The errors of {}.", service.name))],
        );
        let _ = writeln!(out, "{ALLOWED}pub mod {name} {{{}\n}}", indented(&inside));
    }
    out
}

fn indented(text: &str) -> String {
    let lines = text.trim_end().lines();
    let lines = lines.map(|line| match line {
        "" => "\n".to_owned(),
        line => format!("\n    {line}"),
    });
    lines.collect()
}

fn write_service(out: &mut String, catalogue: &Catalogue, service: &Service) {
    let reading = Reading::of(&service.profile);
    let mut taken = HashSet::from(["Other", "Unknown", "Self"].map(str::to_owned));
    let mut errors: Vec<ErrorCode> = Vec::new();
    let entries = catalogue.entries();
    let answered = entries
        .filter(|(ty, entry)| ty.is_answered_by(&service.name) && entry.concealed_as.is_none());
    for (_, entry) in answered {
        match errors.iter_mut().find(|error| *error.code == entry.code) {
            Some(error) => error.answers.push(entry),
            None => errors.push(ErrorCode {
                code: &entry.code,
                variant: unique(&variant(&entry.code), 'N', 2, &mut taken),
                answers: vec![entry],
            }),
        }
    }
    let mut data = String::new();
    known::write(&mut data, &reading, &errors);
    let field = if data.contains("KnownField::") {
        "KnownField, "
    } else {
        ""
    };
    let _ = write!(
        out,
        "\nuse ::errorbook::client::{{Known, {field}Reply}};\n\n/// How the service speaks.\n"
    );
    profile::write(out, &service.profile);
    out.push_str(&data);
    let about = service.description.as_deref();
    let about = about.unwrap_or("An error of the service.");
    let variants = errors
        .iter()
        .map(|error| (error, error.paragraphs(service)));
    write_enum(out, ["Error", about], &reading, variants, UNKNOWN);
    write_known_error(out, &reading, &errors);
    out.push_str(&impls(&errors));
    operations::write(out, catalogue, &reading, &errors);
    out.push_str("\n::errorbook::__upstream! { Error, ERRORS, ITEMS,\n");
    for piece in known::json(&reading, &errors) {
        let _ = writeln!(out, "    {}", literal(&piece));
    }
    out.push_str("}\n");
}

/// A code with its answers: several where it is shared, or where a field says the status.
struct ErrorCode<'a> {
    code: &'a Code,
    variant: String,
    answers: Vec<&'a Entry>,
}

/// A field of a variant.
struct VariantField<'a> {
    ident: String,
    field: &'a Field,
    is_certain: bool,
}

impl VariantField<'_> {
    /// The expression that reads it.
    fn value(&self) -> String {
        let name = literal(&self.field.name);
        match (self.field.is_field_errors(), self.is_certain) {
            (true, true) => "reply.field_errors().to_vec()".to_owned(),
            (true, false) => "Some(reply.field_errors().to_vec())".to_owned(),
            (false, true) => format!("reply.field({name})?"),
            (false, false) => format!("reply.field({name})"),
        }
    }
}

impl<'a> ErrorCode<'a> {
    /// The fields that bodies have. A value that is the same in every answer says no more than the code.
    fn fields(&self, reading: &Reading) -> Vec<VariantField<'a>> {
        let mut taken = HashSet::from(["reply".to_owned()]);
        let mut fields: Vec<VariantField> = Vec::new();
        for entry in &self.answers {
            let own = entry.fields.iter();
            for field in own.filter(|field| field.constant.is_none() && field.template.is_none()) {
                let is_known = fields.iter().any(|known| known.field.name == field.name);
                let presence = self.presence(reading, field);
                if !is_known && presence != Presence::Never {
                    fields.push(VariantField {
                        ident: unique(&ident(&field.name), '_', 2, &mut taken),
                        field,
                        is_certain: presence == Presence::Always,
                    });
                }
            }
        }
        fields
    }

    /// The fields that a gateway passes on: a constant is known without the body, and what not all answers have is optional.
    fn declared(&self, reading: &Reading) -> Vec<Field> {
        let mut declared: Vec<Field> = Vec::new();
        for field in self.answers.iter().flat_map(|entry| &entry.fields) {
            let is_known = declared.iter().any(|known| known.name == field.name);
            let presence = match field.constant {
                Some(_) if self.answers.len() == 1 => Presence::Always,
                _ => self.presence(reading, field),
            };
            if !is_known && presence != Presence::Never {
                let mut field = field.clone();
                field.optional |= presence == Presence::Sometimes;
                field.constant = field.constant.filter(|_| self.answers.len() == 1);
                declared.push(field);
            }
        }
        declared
    }

    /// The errors that the items of its lists are.
    fn items(&self) -> impl Iterator<Item = &'a Entry> {
        let fields = self.answers.iter().flat_map(|entry| &entry.fields);
        fields.flat_map(|field| field.item_errors().map(|(_, entry)| entry))
    }

    /// Whether all answers have a field, of one type.
    fn presence(&self, reading: &Reading, field: &Field) -> Presence {
        let of = |entry: &&Entry| {
            let mut own = entry.fields.iter();
            let own = own.find(|own| own.name == field.name && type_of(own) == type_of(field));
            match own {
                // They have a place of their own.
                Some(own) if own.is_field_errors() => Presence::Always,
                Some(own) => presence(&[reading], entry, own),
                None => Presence::Never,
            }
        };
        let mut others = self.answers[1..].iter().map(of);
        match of(&self.answers[0]) {
            first if others.all(|other| other == first) => first,
            _ => Presence::Sometimes,
        }
    }

    /// `ORG_GONE, 404 or 410.`
    fn summary(&self) -> String {
        let statuses = texts(&self.statuses());
        format!("{}, {}.", self.code, statuses.join(" or "))
    }

    /// What it says, for the documentation of its variant, as Markdown.
    fn paragraphs(&self, service: &Service) -> Vec<String> {
        let first = self.answers[0];
        let mut paragraphs = vec![self.summary()];
        for entry in &self.answers {
            let meaning = entry.meaning();
            if !paragraphs.contains(&meaning) {
                paragraphs.push(meaning);
            }
        }
        paragraphs.extend(first.description.clone());
        paragraphs.extend(first.help.as_ref().map(|help| format!("Help: {help}")));
        paragraphs.extend(describe::retry(first));
        let docs = service.profile.docs_uri(&self.code.to_string());
        let docs = docs.filter(|docs| describe::is_link(docs));
        let mut paragraphs: Vec<_> = paragraphs.iter().map(|it| text(it)).collect();
        paragraphs.extend(docs.map(|docs| format!("See {}", address(&docs))));
        paragraphs
    }

    fn statuses(&self) -> Vec<u16> {
        let mut statuses: Vec<u16> = self.answers.iter().map(|entry| entry.status).collect();
        statuses.sort_unstable();
        statuses.dedup();
        statuses
    }
}

fn texts(statuses: &[u16]) -> Vec<String> {
    statuses.iter().map(u16::to_string).collect()
}

fn type_of(field: &Field) -> String {
    match field.items.filter(|_| field.json_type == JsonType::Array) {
        Some(items) => format!("Vec<{}>", type_name(items)),
        None => type_name(field.json_type).to_owned(),
    }
}

fn type_name(json_type: JsonType) -> &'static str {
    match json_type {
        JsonType::String | JsonType::Date => "String",
        JsonType::Integer => "i64",
        JsonType::Number => "f64",
        JsonType::Boolean => "bool",
        JsonType::Array => "Vec<::errorbook::client::Value>",
        JsonType::Object => "::errorbook::client::Map<String, ::errorbook::client::Value>",
        JsonType::Any => "::errorbook::client::Value",
        JsonType::FieldError => "::errorbook::client::FieldError",
    }
}

/// An enum of a name, which says what it is of: a variant per error with its paragraphs, and one for all others.
fn write_enum<'e>(
    out: &mut String,
    [name, about]: [&str; 2],
    reading: &Reading,
    errors: impl Iterator<Item = (&'e ErrorCode<'e>, Vec<String>)>,
    others: &str,
) {
    out.push('\n');
    docs(out, "", [text(about)]);
    let _ = writeln!(
        out,
        "{ALLOWED}{ALLOWED_OF_ENUM}#[derive(Clone, Debug)]\npub enum {name} {{"
    );
    for (error, paragraphs) in errors {
        docs(out, "    ", paragraphs);
        write_fields(out, error, reading);
    }
    out.push_str(others);
    out.push_str("}\n");
}

/// The variant of what is none of the errors.
const UNKNOWN: &str =
    "    /// A code of a later release, or an error without a field that it always has.
    Unknown(Reply),
";

/// A variant with the fields of its error.
fn write_fields(out: &mut String, error: &ErrorCode, reading: &Reading) {
    let _ = writeln!(out, "    {} {{", error.variant);
    for field in error.fields(reading) {
        docs(
            out,
            "        ",
            [text(&format!("The field {}.", field.field.name))],
        );
        let ty = type_of(field.field);
        let ty = if field.is_certain {
            ty
        } else {
            format!("Option<{ty}>")
        };
        let _ = writeln!(out, "        {}: {ty},", field.ident);
    }
    out.push_str("        /// The response.\n        reply: Reply,\n    },\n");
}

/// The function that reads the fields of each code.
fn write_known_error(out: &mut String, reading: &Reading, errors: &[ErrorCode]) {
    out.push_str(
        "\nimpl Error {\n    \
         #[allow(clippy::too_many_lines, reason = \"as many as there are codes\")]\n    \
         fn known(reply: &Reply) -> Option<Self> {\n        \
         ",
    );
    let is_used = if errors.is_empty() {
        ""
    } else {
        "let found = "
    };
    let _ = writeln!(out, "{is_used}reply.find(ERRORS)?;");
    for error in errors {
        let code = literal(&error.code.to_string());
        let _ = write!(
            out,
            "        if found == {code} {{\n            return Some(Error::{} {{\n",
            error.variant
        );
        for field in error.fields(reading) {
            let _ = writeln!(out, "                {}: {},", field.ident, field.value());
        }
        out.push_str("                reply: reply.clone(),\n            });\n        }\n");
    }
    out.push_str("        None\n    }\n}\n");
}

/// What is the same for every catalogue but for the variants.
fn impls(errors: &[ErrorCode]) -> String {
    let mut patterns: Vec<String> = errors
        .iter()
        .map(|error| format!("Error::{} {{ reply, .. }}", error.variant))
        .collect();
    patterns.push("Error::Unknown(reply)".to_owned());
    include_str!("impls.txt").replace("PATTERNS", &patterns.join("\n            | "))
}
