//! The responses: one per status.

use super::document::{Body, Example, Header, MediaType, Response, Schema};
use super::{Row, form, prose};

use crate::writers::answer;
use crate::writers::markdown::escape;
use crate::{Catalogue, Entry, Format, Profile, Representation, describe};
use errorbook_model::preset::Kind;
use indexmap::{IndexMap, IndexSet};
use serde_json::Value;
use serde_json::value::RawValue;
use std::collections::BTreeSet;

pub(super) fn of_status(catalogue: &Catalogue, status: u16, rows: &[Row]) -> Response {
    let mut content: IndexMap<&'static str, Sent> = IndexMap::new();
    for row in rows {
        for service in catalogue.services_of(row.ty) {
            for (number, representation) in crate::profile::representations(&service.profile) {
                let Some(key) = representation.essence() else {
                    continue;
                };
                let schema = form::schema_of(&service.profile, &representation, status);
                let (schemas, examples) = content.entry(key).or_default();
                if !schemas.contains(&schema) {
                    schemas.push(schema);
                }
                let example = answer::example(catalogue, row.ty, row.entry, service, number);
                // Neither the source of a page nor bytes are an example to a reader of JSON.
                let is_text = representation.format.kind() == Kind::Text;
                let Some(sent) = example.filter(|_| is_text) else {
                    continue;
                };
                let example = Example {
                    summary: row.entry.title.clone(),
                    value: value(&representation, &sent.body),
                };
                let label = describe::label(catalogue, service);
                add_example(examples, row, example, label);
            }
        }
    }
    let entries = rows.iter().map(|row| row.entry);
    Response {
        description: prose::of_status(status, entries),
        headers: headers(catalogue, rows),
        content: content
            .into_iter()
            .map(|(key, sent)| (key, media_type(sent)))
            .collect(),
    }
}

/// What is sent under one media type: the schemas and the examples.
type Sent = (Vec<Schema>, IndexMap<String, Example>);

fn media_type((mut schemas, examples): Sent) -> MediaType {
    let schema = match schemas.len() {
        1 => schemas.remove(0),
        _ => Schema::any_of(schemas),
    };
    MediaType { schema, examples }
}

fn value(representation: &Representation, body: &str) -> Body {
    match RawValue::from_string(body.to_owned()) {
        Ok(json) if matches!(representation.format, Format::Json(_)) => Body::Json(json),
        _ => Body::Text(body.to_owned()),
    }
}

/// An example per code, and another for each service that answers otherwise.
fn add_example(
    examples: &mut IndexMap<String, Example>,
    row: &Row,
    mut example: Example,
    service: &str,
) {
    let text = |example: &Example| match &example.value {
        Body::Json(json) => json.get().to_owned(),
        Body::Text(text) => text.clone(),
    };
    let mut name = row.name().to_owned();
    let mut number = 1;
    while let Some(known) = examples.get(&name) {
        if text(known) == text(&example) {
            return;
        }
        number += 1;
        name = format!("{}.{number}", row.name());
    }
    if number > 1 {
        example.summary = format!("{} ({service})", example.summary);
    }
    examples.insert(name, example);
}

/// A header, as the answers of a status have it.
#[derive(Default)]
struct Seen {
    values: IndexSet<String>,
    /// How many answers surely have it.
    certain: usize,
    codes: IndexSet<String>,
}

/// The headers of all answers of a status: required where all of them have it.
fn headers(catalogue: &Catalogue, rows: &[Row]) -> IndexMap<String, Header> {
    let mut headers: IndexMap<String, Seen> = IndexMap::new();
    let mut answers = 0;
    for row in rows {
        for service in catalogue.services_of(row.ty) {
            for (_, representation) in crate::profile::representations(&service.profile) {
                answers += 1;
                let has_body = representation.media_type().is_some();
                add_headers(&mut headers, &service.profile, row.entry, has_body);
            }
        }
    }
    headers
        .into_iter()
        .map(|(name, seen)| {
            let header = header(&name, &seen, seen.certain == answers, rows.len());
            (name, header)
        })
        .collect()
}

fn add_headers(
    headers: &mut IndexMap<String, Seen>,
    profile: &Profile,
    entry: &Entry,
    has_body: bool,
) {
    let mut certain = BTreeSet::new();
    for line in answer::headers(profile, entry, has_body) {
        let seen = headers.entry(line.name.clone()).or_default();
        seen.codes.insert(entry.code.to_string());
        seen.values.insert(line.value);
        // A header of several lines counts once.
        if !line.optional && certain.insert(line.name) {
            seen.certain += 1;
        }
    }
}

fn header(name: &str, seen: &Seen, required: bool, codes: usize) -> Header {
    let mut description = meaning(name).to_owned();
    if seen.codes.len() < codes {
        let codes: Vec<String> = seen.codes.iter().map(|code| escape::code(code)).collect();
        if !description.is_empty() {
            description.push(' ');
        }
        description.push_str("Sent with ");
        description.push_str(&describe::list(&codes, "and"));
        description.push('.');
    }
    let whole = seen.values.iter().all(|value| value.parse::<u64>().is_ok());
    let example = seen.values.first().cloned().unwrap_or_default();
    Header {
        description,
        required,
        schema: Schema::of_type(if whole { "integer" } else { "string" }),
        example: match example.parse::<u64>() {
            Ok(number) if whole => number.into(),
            _ => Value::String(example),
        },
    }
}

fn meaning(name: &str) -> &'static str {
    match name {
        "allow" => "The methods that the resource has.",
        "cache-control" => "Whether the answer may be stored.",
        "link" => "Where the error is explained: the link whose relation is `help`.",
        "retry-after" => "Seconds until a retry may succeed, or a date.",
        "vary" => "What of the request decides between representations.",
        "www-authenticate" | "proxy-authenticate" => {
            "The challenges: what credentials are asked for."
        }
        "x-content-type-options" => "The media type is not to be guessed.",
        _ => "",
    }
}
