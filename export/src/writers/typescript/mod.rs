//! A catalogue as types of TypeScript, and a parser of responses.

mod items;
mod operations;
pub(super) mod reading;
mod text;

use super::openapi::per_status;
use super::{Export, Write};
use crate::describe;
use crate::writers::naming;
use crate::{Catalogue, Code, Entry, Field, JsonType, Sample, Service, Type};
use indexmap::{IndexMap, IndexSet};
use reading::{Presence, Reading, literal, presence};
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::fmt::Write as _;

/// What is the same for every catalogue.
const PARSE: &str = include_str!("parse.ts");

/// The names that interfaces of codes may not take.
const NAMES: [&str; 3] = ["ApiError", "Error", "FieldError"];

pub(super) const EXPORT: Export = Export {
    name: "typescript",
    about: "TypeScript: a union of the codes, and a parser of responses",
    write: Write::File(typescript),
};

/// The catalogue as one file of TypeScript, without dependencies and without anything that outlives the
/// erasure of types.
///
/// `ErrorCode` is the union of the codes, `ApiError` a union of an interface per code, told apart by `code`:
/// each has `code`, `status`, `message`, `retryable` (`undefined` where it is not known), the fields of its error and, where answers carry them,
/// `retryAfter` in seconds and `requestId`. `parseApiError(response)` makes one from a response of `fetch`,
/// whatever shape the service's bodies have, and is `undefined` for every answer that is none of these
/// errors, a code of a later version of the service included. `parseErrorCode` returns the code alone, of a
/// plain text too, and `isErrorCode` knows the codes.
///
/// An operation has a union of its errors, `CreateOrgError` of `create_org`, and `isErrorOf("create_org", error)` narrows an
/// error to it.
///
/// Concealed errors are not in it, since no client ever gets one.
///
/// ```
/// use errorbook_export::{Catalogue, typescript};
///
/// let json = r#"{
///     "errorbook": 1,
///     "services": [{ "name": "acme::ERRORS" }],
///     "types": [{
///         "path": "acme::OrgError",
///         "entries": [{ "code": "ORG_BLOCKED", "status": 403, "variant": "Blocked", "title": "Blocked" }]
///     }]
/// }"#;
/// let file = typescript(&Catalogue::from_json(json.as_bytes())?.public());
/// assert!(file.contains("export interface OrgBlockedError {\n  code: \"ORG_BLOCKED\";\n  status: 403;\n"));
/// # Ok::<(), errorbook_export::ReadError>(())
/// ```
pub fn typescript(catalogue: &Catalogue) -> String {
    let catalogue = &*catalogue.with_default_fields();
    let readings: Vec<Reading> = catalogue
        .services
        .iter()
        .map(|service| Reading::of(&service.profile))
        .collect();
    let mut names = HashSet::from(NAMES.map(str::to_owned));
    let catalogue = &per_status(catalogue);
    let items = catalogue.listed_items();
    let of_items = items.iter().map(|entry| {
        let wanted = text::item(&entry.code);
        (&entry.code, naming::unique(&wanted, '_', 2, &mut names))
    });
    let item_names: ItemNames = of_items.collect();
    let mut errors: Vec<ErrorType> = Vec::new();
    for (ty, entry) in catalogue.entries() {
        if entry.concealed_as.is_some() {
            continue;
        }
        let answer = Answer::new(catalogue, &readings, ty, entry);
        match errors.iter_mut().find(|error| error.has(&answer)) {
            Some(error) => error.answers.push(answer),
            None => errors.push(ErrorType {
                name: naming::unique(&text::interface(&entry.code), '_', 2, &mut names),
                answers: vec![answer],
            }),
        }
    }
    let mut out = head(catalogue);
    write_unions(&mut out, &errors);
    for error in &errors {
        out.push('\n');
        error.write_interface(catalogue, &item_names, &mut out);
    }
    operations::write(&mut out, catalogue, &errors, &mut names);
    items::write(&mut out, &items, &item_names);
    out.push_str(PARSE);
    write_tables(&mut out, &readings, &errors);
    out
}

fn head(catalogue: &Catalogue) -> String {
    let services: Vec<&str> = catalogue
        .services
        .iter()
        .map(|service| service.name.as_str())
        .collect();
    let services = describe::list(&services, "and").replace(naming::is_invisible, " ");
    format!(
        "/* eslint-disable */\n// The errors of {services}, written by errorbook. Changes are lost.\n"
    ) + &languages(catalogue)
}

/// The union of the languages, where the services say which they have.
fn languages(catalogue: &Catalogue) -> String {
    let tags = catalogue.languages().into_iter();
    let tags: Vec<_> = tags.map(text::string).collect();
    if tags.is_empty() {
        return String::new();
    }
    let union = tags.join(" | ");
    format!(
        "\n/** The languages of messages, titles and helps, for `Accept-Language`; the first is the default. */\n\
        export type ErrorLanguage = {union};\n"
    )
}

/// A code with its answers: several where it is shared, or where a field says the status.
struct ErrorType<'a> {
    name: String,
    answers: Vec<Answer<'a>>,
}

/// An error of one status, and the services that answer with it.
struct Answer<'a> {
    ty: &'a Type,
    entry: &'a Entry,
    answered: Vec<(&'a Service, usize, &'a Reading)>,
}

impl<'a> Answer<'a> {
    fn new(
        catalogue: &'a Catalogue,
        readings: &'a [Reading],
        ty: &'a Type,
        entry: &'a Entry,
    ) -> Self {
        let mut answered: Vec<(&Service, usize, &Reading)> = Vec::new();
        for (service, reading) in catalogue.services.iter().zip(readings) {
            if !ty.is_answered_by(&service.name) {
                continue;
            }
            // Services that speak alike share the first one's.
            let same = |other: &Reading| other == reading;
            let index = readings.iter().position(same).unwrap_or_default();
            let told = |service: &Service| {
                let profile = &service.profile;
                (
                    reading.told(profile, entry),
                    reading.told_in_line(profile, entry),
                )
            };
            let known = |known: &(&Service, usize, &Reading)| {
                known.1 == index && told(known.0) == told(service)
            };
            if !answered.iter().any(known) {
                answered.push((service, index, reading));
            }
        }
        Answer {
            ty,
            entry,
            answered,
        }
    }

    /// The fields that answers carry, and whether all do.
    fn fields(&self) -> impl Iterator<Item = (&'a Field, Presence)> {
        let readings: Vec<&Reading> = self
            .answered
            .iter()
            .map(|(_, _, reading)| *reading)
            .collect();
        let mut seen = HashSet::new();
        let fields = self
            .entry
            .fields
            .iter()
            .filter(move |field| seen.insert(&field.name));
        let entry = self.entry;
        fields
            .map(move |field| (field, presence(&readings, entry, field)))
            .filter(|(_, presence)| *presence != Presence::Never)
    }

    fn waits(&self) -> bool {
        self.entry.retry_after.is_some() || self.entry.header("retry-after").is_some()
    }
}

impl<'a> ErrorType<'a> {
    fn code(&self) -> &'a Code {
        &self.answers[0].entry.code
    }

    /// Whether another answer is one of this code.
    fn has(&self, other: &Answer) -> bool {
        let first = &self.answers[0];
        let is_shared = first.entry.shared && other.entry.shared;
        let is_same =
            std::ptr::eq(first.ty, other.ty) && first.entry.variant == other.entry.variant;
        first.entry.code == other.entry.code && (is_shared || is_same)
    }

    /// The fields of all answers: the types of each, and whether all answers have it.
    fn fields(&self, items: &ItemNames) -> IndexMap<&'a str, (IndexSet<String>, bool)> {
        let mut fields: IndexMap<&str, (IndexSet<String>, usize)> = IndexMap::new();
        for (field, presence) in self.answers.iter().flat_map(Answer::fields) {
            let (types, count) = fields.entry(field.name.as_str()).or_default();
            types.insert(field_type(field, items));
            *count += usize::from(presence == Presence::Always);
        }
        let every = self.answers.len();
        let fields = fields.into_iter();
        fields
            .map(|(name, (types, count))| (name, (types, count == every)))
            .collect()
    }

    /// What the answers have, each once.
    fn union<T: fmt::Display>(&self, of: impl Fn(&Answer) -> T) -> String {
        let values = self.answers.iter().map(|answer| of(answer).to_string());
        joined(&values.collect())
    }

    fn write_interface(&self, catalogue: &Catalogue, items: &ItemNames, out: &mut String) {
        text::comment(out, &self.paragraphs(catalogue));
        let _ = write!(
            out,
            "export interface {} {{\n  code: {};\n  status: {};\n  message: string;\n",
            self.name,
            text::code(self.code()),
            self.union(|answer| answer.entry.status),
        );
        let fields = self.fields(items);
        if !fields.contains_key("retryable") {
            let retryable = self.union(|answer| retryable(answer.entry));
            let _ = writeln!(out, "  retryable: {retryable};");
        }
        if self.answers.iter().any(Answer::waits) && !fields.contains_key("retryAfter") {
            out.push_str("  /** Seconds until a retry may succeed. */\n  retryAfter?: number;\n");
        }
        let mut answered = self.answers.iter().flat_map(|answer| &answer.answered);
        let has_id = answered.any(|(_, _, reading)| reading.request_id.is_some());
        if has_id && !fields.contains_key("requestId") {
            out.push_str("  requestId?: string;\n");
        }
        for (name, (types, always)) in &fields {
            let mark = if *always { "" } else { "?" };
            let _ = writeln!(out, "  {}{mark}: {};", text::member(name), joined(types));
        }
        out.push_str("}\n");
    }

    fn paragraphs(&self, catalogue: &Catalogue) -> Vec<String> {
        let (first, others) = self.answers.split_at(1);
        let mut paragraphs = first[0].paragraphs(catalogue);
        let place = paragraphs
            .iter()
            .position(|paragraph| {
                paragraph.starts_with("@see") || paragraph.starts_with("@deprecated")
            })
            .unwrap_or(paragraphs.len());
        let others = others.iter().map(|answer| {
            let meaning = text::prose(&answer.entry.meaning());
            format!("With the status {}: {meaning}", answer.entry.status)
        });
        paragraphs.splice(place..place, others);
        paragraphs
    }

    fn write_rows(&self, out: &mut String) {
        for answer in &self.answers {
            let others = self.answers.iter().filter(|other| {
                other.entry.status == answer.entry.status && !std::ptr::eq(*other, answer)
            });
            answer.write_rows(&others.collect::<Vec<_>>(), out);
        }
    }
}

/// A union of types.
fn joined(types: &IndexSet<String>) -> String {
    let types: Vec<&str> = types.iter().map(String::as_str).collect();
    types.join(" | ")
}

impl<'a> Answer<'a> {
    fn paragraphs(&self, catalogue: &Catalogue) -> Vec<String> {
        let entry = self.entry;
        let mut paragraphs = vec![text::prose(&entry.meaning())];
        paragraphs.extend(entry.description.as_deref().map(text::prose));
        paragraphs.extend(text::help(entry));
        paragraphs.extend(describe::retry(entry));
        paragraphs.extend(describe::answered_by(catalogue, self.ty, str::to_owned));
        let since = entry.since.as_deref().map(text::prose);
        paragraphs.extend(since.map(|since| format!("Since {since}.")));
        let docs = catalogue
            .service_of(self.ty)
            .and_then(|service| service.profile.docs_uri(&entry.code.to_string()))
            .filter(|docs| describe::is_link(docs));
        paragraphs.extend(docs.map(|docs| format!("@see {docs}")));
        let sunset = describe::sunset(entry, text::prose);
        paragraphs.extend(sunset.map(|sunset| format!("@deprecated {sunset}")));
        paragraphs
    }

    /// `others` are the answers of the same code and status: which one it is a client cannot tell, so that their fields
    /// are read where they are there.
    fn write_rows(&self, others: &[&Answer<'a>], out: &mut String) {
        let entry = self.entry;
        let others = others.iter().flat_map(|other| {
            let fields = other.fields();
            fields.map(|(field, _)| (other.entry, field, Presence::Sometimes))
        });
        let fields = self
            .fields()
            .map(|(field, presence)| (entry, field, presence));
        let mut seen = HashSet::new();
        let mut fields: Vec<_> = fields.chain(others).collect();
        fields.retain(|(_, field, _)| seen.insert(&field.name));
        for (service, index, reading) in &self.answered {
            let _ = write!(
                out,
                "  {{ code: {}, status: {}, title: {}, retryable: {}, waits: {}, shape: shape{index}, ",
                text::code(&entry.code),
                entry.status,
                text::string(&entry.title),
                retryable(entry),
                self.waits(),
            );
            if let Some(told) = reading.told(&service.profile, entry) {
                let _ = write!(out, "told: {told}, ");
            }
            if let Some(line) = reading.told_in_line(&service.profile, entry) {
                let _ = write!(out, "line: {line}, ");
            }
            out.push_str("fields: [");
            let mut separator = "";
            for &(entry, field, presence) in &fields {
                let mut carried = reading.carried(entry);
                let Some((_, path)) = carried.find(|(carried, _)| carried.name == field.name)
                else {
                    continue;
                };
                let name = text::string(&field.name);
                let always = presence == Presence::Always;
                let checked = text::string(&checked_type(field));
                let path = path.map_or_else(String::new, |path| format!(", {}", literal(path)));
                let _ = write!(out, "{separator}[{name}, {checked}, {always}{path}]");
                separator = ", ";
            }
            out.push_str("] },\n");
        }
    }
}

/// The type and the value of `retryable`: what the error does not say is unknown.
fn retryable(entry: &Entry) -> &'static str {
    if entry.retryable { "true" } else { "undefined" }
}

/// The names of items by their codes.
type ItemNames<'a> = HashMap<&'a Code, String>;

fn field_type(field: &Field, names: &ItemNames) -> String {
    if let Some(literal @ (Sample::Text(_) | Sample::Number(_) | Sample::Boolean(_))) =
        &field.constant
    {
        return text::literal(&literal.to_json());
    }
    let items = field.items.filter(|_| field.json_type == JsonType::Array);
    match items {
        Some(JsonType::FieldError) if field.knows_items() => {
            let items = field.sent_items();
            let items = items.filter_map(|entry| names.get(&entry.code).cloned());
            let items: IndexSet<String> = items.collect();
            format!("({})[]", joined(&items))
        }
        Some(items) => format!("{}[]", type_name(items)),
        None => type_name(field.json_type).to_owned(),
    }
}

fn type_name(json_type: JsonType) -> &'static str {
    match json_type {
        JsonType::String | JsonType::Date => "string",
        JsonType::Integer | JsonType::Number => "number",
        JsonType::Boolean => "boolean",
        JsonType::Array => "unknown[]",
        JsonType::Object => "Record<string, unknown>",
        JsonType::Any => "unknown",
        JsonType::FieldError => "FieldError",
    }
}

/// The type as the parser knows it.
fn checked_type(field: &Field) -> String {
    let word = |json_type: JsonType| match json_type {
        JsonType::Array => "any[]",
        JsonType::Date => "string",
        other => other.as_str(),
    };
    match field.items.filter(|_| field.json_type == JsonType::Array) {
        Some(items) => format!("{}[]", word(items)),
        None => word(field.json_type).to_owned(),
    }
}

fn write_unions(out: &mut String, errors: &[ErrorType]) {
    let mut seen: HashSet<&Code> = HashSet::new();
    let codes = errors.iter().map(ErrorType::code);
    let codes = codes.filter(|code| seen.insert(*code)).map(text::code);
    out.push_str("\n/** Every code. */\nexport type ErrorCode =");
    write_union(out, codes);
    out.push_str("\n/** Every error, told apart by `code`. */\nexport type ApiError =");
    write_union(out, errors.iter().map(|error| error.name.clone()));
}

fn write_union(out: &mut String, members: impl Iterator<Item = String>) {
    let before = out.len();
    for member in members {
        let _ = write!(out, "\n  | {member}");
    }
    if out.len() == before {
        out.push_str(" never");
    }
    out.push_str(";\n");
}

/// What the parser looks up.
fn write_tables(out: &mut String, readings: &[Reading], errors: &[ErrorType]) {
    let used: HashSet<usize> = errors
        .iter()
        .flat_map(|error| &error.answers)
        .flat_map(|answer| answer.answered.iter().map(|(_, index, _)| *index))
        .collect();
    out.push('\n');
    for (index, reading) in readings.iter().enumerate() {
        if used.contains(&index) {
            write_shape(out, index, reading);
        }
    }
    out.push_str("const rows: readonly Row[] = [\n");
    for error in errors {
        error.write_rows(out);
    }
    out.push_str("];\n");
}

fn write_shape(out: &mut String, index: usize, reading: &Reading) {
    let members = [
        ("telling", reading.telling.as_ref().map(literal)),
        ("message", reading.message.as_ref().map(literal)),
        (
            "fields",
            reading.fields.as_ref().map(|(path, _)| literal(path)),
        ),
        ("retryAfter", reading.retry_after.as_ref().map(literal)),
        ("requestId", reading.request_id.as_ref().map(literal)),
        ("codeHeader", reading.code_header.map(text::string)),
    ];
    let members: Vec<String> = members
        .into_iter()
        .filter_map(|(name, value)| Some(format!("{name}: {}", value?)))
        .collect();
    let _ = writeln!(
        out,
        "const shape{index}: Shape = {{ {} }};",
        members.join(", ")
    );
}
