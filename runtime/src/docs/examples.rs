//! Example responses, made by what answers real errors: the catalogue's data becomes the tables that the
//! derive would have written, and a sample error brings the values.

use super::format::Format;
use super::items::items;
use super::speaking::Speaking;
use crate::entry;
use crate::error::{
    DisplayFields, ErrorView, Item, ItemList, Nothing, SentFields, ValueSource, WriteJson,
    WriteText,
};
use crate::header::{HeaderField, value};
use crate::negotiate::preferences::Preferences;
use crate::profile::Profile;
use crate::render::Surroundings;
use crate::table::{HeaderKind, HeaderRow, Row, Table, flag};
use bytes::Bytes;
use errorbook_export as data;
use errorbook_export::{Sample, Segment, segments};
use errorbook_model::preset::Kind;
use errorbook_model::{Slot, extras};
use http::{HeaderName, HeaderValue, Response};
use std::fmt;
use std::time::{Duration, SystemTime};

/// Gives every error of a catalogue that has no examples a response per representation that its service
/// offers, by what answers real errors: byte for byte what an error with the sample values is answered
/// with. What a body has of the request, or of the moment, is a sample that is always the same.
///
/// ```
/// use errorbook_export::Catalogue;
///
/// let json = r#"{
///     "errorbook": 1,
///     "services": [{ "name": "acme::ERRORS" }],
///     "types": [{
///         "path": "acme::OrgError",
///         "entries": [{ "code": "ORG_BLOCKED", "status": 403, "variant": "Blocked", "title": "Blocked" }]
///     }]
/// }"#;
/// let mut catalogue = Catalogue::from_json(json.as_bytes())?;
/// errorbook::docs::add_examples(&mut catalogue);
///
/// let (_, entry) = catalogue.entries().next().unwrap();
/// let accepts: Vec<_> = entry.examples.iter().map(|example| example.accept.as_str()).collect();
/// assert_eq!(accepts, ["application/problem+json", "application/json", "text/plain"]);
/// assert_eq!(entry.examples[0].status, "403 Forbidden");
/// assert_eq!(entry.examples[0].body, r#"{"title":"Forbidden","code":"ORG_BLOCKED"}"#);
/// # Ok::<(), errorbook_export::ReadError>(())
/// ```
///
/// What is rendered is kept, as it is for real errors, so that each call takes memory for good: call it
/// once per catalogue. A catalogue from anywhere is safe to pass; a header or an address in it that could
/// not be sent is left out.
pub fn add_examples(catalogue: &mut data::Catalogue) {
    let services: Vec<Speaking> = catalogue.services.iter().map(Speaking::of).collect();
    let default = Speaking::of(&data::Service::new(""));
    for ty in &mut catalogue.types {
        let mut answering = services
            .iter()
            .filter(|service| ty.is_answered_by(&service.name));
        let first = answering.next().unwrap_or(&default);
        let others: Vec<_> = answering
            .filter(|service| !service.speaks_as(first))
            .collect();
        if !others.is_empty() || ty.entries.iter().any(|entry| entry.examples.is_empty()) {
            add_to_type(ty, first, &others);
        }
    }
}

fn add_to_type(ty: &mut data::Type, first: &Speaking, others: &[&Speaking]) {
    let answers = answers(ty);
    for (entry, (answer, sample)) in ty.entries.iter_mut().zip(answers) {
        if entry.examples.is_empty() {
            entry.examples = render(sample, answer, first);
        }
        for other in others {
            entry
                .examples_of
                .entry(other.name.clone())
                .or_insert_with(|| render(sample, answer, other));
        }
    }
}

/// A response per representation of the profile, in the default language.
fn render(
    sample: &SampleError,
    answer: &'static entry::Entry,
    service: &Speaking,
) -> Vec<data::Example> {
    let profile = service.profile;
    let count = profile.settings.count();
    let renderings = (0..count).filter_map(|number| {
        let representation = profile.settings.representation(number)?;
        let accept = accept(profile, number)?;
        let view = ErrorView {
            entry: answer,
            values: ValueSource::Derived(sample),
        };
        let preferences = Preferences {
            languages: service.languages,
            ..Preferences::negotiate(profile, [accept])
        };
        let response = crate::render::rendition(&view, &preferences, Surroundings::Example);
        let example = example(accept, answer, &response);
        Some(match representation.format.kind() {
            Kind::Bytes => example.with_bytes(response.body()),
            Kind::Text | Kind::Page => example,
        })
    });
    renderings.collect()
}

/// A media type whose request gets the representation of this number; nothing where none does: of one media type
/// twice, the first is sent.
fn accept(profile: &'static Profile, number: usize) -> Option<&'static str> {
    let candidates = &profile.candidates;
    let media_types = candidates.media_types().iter().enumerate();
    let own =
        media_types.filter(|(place, _)| usize::from(candidates.representation(*place)) == number);
    let gets_it = |accept: &&'static str| {
        let preferences = Preferences::negotiate(profile, [accept]);
        usize::from(preferences.representation) == number
    };
    let mut accepts = own.flat_map(|(_, media_type)| [media_type.essence(), media_type.as_str()]);
    accepts.find(gets_it)
}

fn example(accept: &str, entry: &entry::Entry, response: &Response<Bytes>) -> data::Example {
    let status = response.status().as_u16();
    let reason = entry.reason().filter(|reason| is_reason(reason));
    let reason = reason.unwrap_or_else(|| errorbook_model::status::phrase(status));
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    data::Example {
        accept: accept.to_owned(),
        status: format!("{status} {reason}"),
        headers: response
            .headers()
            .iter()
            .map(|(name, value)| (name.as_str().to_owned(), text(value.as_bytes())))
            .collect(),
        body: text(response.body()),
        base64: false,
    }
}

/// RFC 9112 section 4.
fn is_reason(reason: &str) -> bool {
    !reason.is_empty()
        && reason
            .bytes()
            .all(|byte| matches!(byte, b'\t' | b' '..=b'~' | 0x80..))
}

/// The answer to each error of a type, with a sample of what it has: of one that is concealed, the other's.
pub(super) fn answers(
    ty: &data::Type,
) -> impl Iterator<Item = (&'static entry::Entry, &'static SampleError)> + use<> {
    let (answers, samples) = samples(ty);
    let rows: Vec<usize> = ty
        .entries
        .iter()
        .enumerate()
        .map(|(row, entry)| {
            let other = entry.concealed_as.as_ref();
            other
                .and_then(|code| ty.entries.iter().position(|entry| entry.code == *code))
                .unwrap_or(row)
        })
        .collect();
    rows.into_iter()
        .map(move |row| (&answers[row], &samples[row]))
}

/// The entries of a type, and a sample error for each.
fn samples(ty: &data::Type) -> (&'static [entry::Entry], &'static [SampleError]) {
    let (mut rows, mut fields, mut headers) = (Vec::new(), Vec::new(), Vec::new());
    let (mut slots, mut samples) = (Vec::new(), Vec::new());
    for (number, entry) in ty.entries.iter().enumerate() {
        let mut sample = SampleError::new(entry);
        let message = entry.message.as_ref();
        rows.push(Row {
            key: 0,
            status: entry.status,
            flags: flags(entry),
            code: leak(&entry.code.to_string()),
            variant: leak(&entry.variant),
            title: leak(&entry.title),
            message: message.map_or("", |message| sample.template(message, &mut slots)),
            extras: leak(&extras(entry)),
        });
        for header in &entry.headers {
            if is_header_name(&header.name) {
                let (kind, template) = sample.header_template(header, &mut slots);
                headers.push(HeaderRow {
                    row: number,
                    name: leak(&header.name),
                    kind,
                    template,
                });
            }
        }
        for (key, field) in (0..).zip(&entry.fields) {
            let constant = sample.constant(field, &mut slots);
            fields.push(entry::Field {
                row: number,
                key: if constant.is_some() { u32::MAX } else { key },
                name: leak(&field.name),
                json_type: field.json_type.as_str(),
                example: field.example.as_deref().map_or("", leak),
                optional: field.optional,
                constant: constant.unwrap_or_default(),
            });
        }
        samples.push(sample);
    }
    let table = leak_value(Table {
        path: leak(&ty.path),
        place: (0, 0),
        rows: Vec::leak(rows),
        fields: Vec::leak(fields),
        headers: Vec::leak(headers),
        slots: Vec::leak(slots),
        renamed: &[],
        concealed: &[],
        subsets: &[],
        // They are created below, once.
        entries: |_| &[],
        embedded: b"",
        transparent: false,
        faulty: false,
    });
    (
        Box::leak(entry::Entry::all_of(table, |_, row| row.extras)),
        samples.leak(),
    )
}

fn flags(entry: &data::Entry) -> u16 {
    let mut flags = 0;
    if matches!(entry.code, data::Code::Number(_)) {
        flags |= flag::NUMBER;
    }
    if entry.retryable {
        flags |= flag::RETRYABLE;
    }
    flags
}

fn extras(entry: &data::Entry) -> String {
    let after = entry.retry_after.map(|seconds| seconds.to_string());
    let texts = [
        ("help", &entry.help),
        ("retry_after", &after),
        ("oauth", &entry.oauth),
        ("reason", &entry.reason),
    ];
    let mut extras = String::new();
    for (name, text) in texts {
        if let Some(text) = text {
            extras::push(&mut extras, name, text);
        }
    }
    extras
}

pub(super) fn is_header_name(name: &str) -> bool {
    HeaderName::from_bytes(name.as_bytes()).is_ok_and(|parsed| parsed.as_str() == name)
}

/// An error whose fields have the sample values. A field's key is its place in `values`, a formatted
/// slot's that in `formats`.
pub(super) struct SampleError {
    values: Vec<Value>,
    formats: Vec<(usize, Format)>,
}

struct Value {
    name: String,
    sample: Sample,
    optional: bool,
    text: String,
    items: Vec<Item>,
}

impl SampleError {
    fn new(entry: &data::Entry) -> Self {
        let fields = entry.fields.iter().chain(&entry.placeholders);
        SampleError {
            values: fields
                .map(|field| Value::new(&field.name, field.sample(), field.optional))
                .collect(),
            formats: Vec::new(),
        }
    }

    /// A template as the macro writes it: its placeholders in order of their slots.
    fn template(&mut self, source: &str, slots: &mut Vec<u32>) -> &'static str {
        let mut template = String::with_capacity(source.len());
        for segment in segments(source) {
            match segment {
                Segment::Text(text) => template.push_str(&braces_doubled(text)),
                Segment::Placeholder { name, format } => {
                    template.push_str("{}");
                    slots.push(self.slot(name, format));
                }
            }
        }
        leak(&template)
    }

    /// The value of a field that is written, as the macro writes it.
    fn constant(&mut self, field: &data::Field, slots: &mut Vec<u32>) -> Option<&'static str> {
        match (&field.constant, &field.template) {
            (Some(Sample::Text(text)), _) => Some(leak(&braces_doubled(text))),
            (Some(value), _) => Some(leak(&braces_doubled(&value.to_json()))),
            (None, Some(template)) => Some(self.template(template, slots)),
            (None, None) => None,
        }
    }

    /// A placeholder alone, that is no text, is a field sent as a header: its body's `retry_after` follows it.
    fn header_template(
        &mut self,
        header: &data::Header,
        slots: &mut Vec<u32>,
    ) -> (HeaderKind, &'static str) {
        let mut pieces = segments(&header.value);
        if let (Some(Segment::Placeholder { name, format: "" }), None) =
            (pieces.next(), pieces.next())
            && !header.text
        {
            slots.push(self.slot(name, ""));
            return (HeaderKind::Field, "");
        }
        let kind = match header.name.as_str() {
            "www-authenticate" | "proxy-authenticate" => HeaderKind::Challenge,
            _ => HeaderKind::Text,
        };
        (kind, self.template(&header.value, slots))
    }

    fn slot(&mut self, name: &str, format: &str) -> u32 {
        let value = self.place(name);
        if format.is_empty() {
            return Slot::Field(key(value)).to_bits();
        }
        let format = Format::parse(format, |name| {
            let value = self.values.iter().find(|value| value.name == name)?;
            match &value.sample {
                Sample::Number(count) => usize::try_from(count.as_u64()?).ok(),
                _ => None,
            }
        });
        self.formats.push((value, format));
        Slot::Formatted(key(self.formats.len() - 1)).to_bits()
    }

    fn place(&mut self, name: &str) -> usize {
        let known = self.values.iter().position(|value| value.name == name);
        known.unwrap_or_else(|| {
            let sample = Sample::Text("\u{2026}".to_owned());
            self.values.push(Value::new(name, sample, false));
            self.values.len() - 1
        })
    }

    fn value(&self, key: u32) -> Option<&Value> {
        self.values.get(usize::try_from(key).ok()?)
    }
}

/// Text as a template has it.
fn braces_doubled(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}")
}

fn key(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

impl DisplayFields for SampleError {
    fn display(&self, key: u32) -> &dyn WriteText {
        match self.value(key) {
            Some(value) => &value.text,
            None => &Nothing,
        }
    }

    fn write(&self, key: u32, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let format = usize::try_from(key)
            .ok()
            .and_then(|key| self.formats.get(key));
        match format.and_then(|(value, format)| Some((self.values.get(*value)?, format))) {
            Some((value, format)) => format.write(&value.sample, value.optional, f),
            None => Ok(()),
        }
    }
}

impl SentFields for SampleError {
    fn json(&self, key: u32) -> &dyn WriteJson {
        match self.value(key) {
            Some(value) => &value.sample,
            None => &Nothing,
        }
    }

    fn items(&self, key: u32) -> Option<&dyn ItemList> {
        Some(&self.value(key)?.items)
    }

    fn header(&self, key: u32) -> &dyn HeaderField {
        match self.value(key) {
            Some(value) => value,
            None => &Nothing,
        }
    }
}

impl Value {
    fn new(name: &str, sample: Sample, optional: bool) -> Self {
        let mut text = String::new();
        // A String takes everything.
        let _ = Format::parse("", |_| None).write(&sample, false, &mut text);
        Value {
            name: name.to_owned(),
            items: items(&sample).unwrap_or_default(),
            sample,
            optional,
            text,
        }
    }
}

impl HeaderField for Value {
    fn header_value(&self) -> Option<HeaderValue> {
        let text = (self.sample != Sample::Null).then_some(&self.text)?;
        value::from_text(text)
    }

    fn seconds(&self) -> Option<u64> {
        match httpdate::parse_http_date(&self.text) {
            Ok(date) => date
                .duration_since(SystemTime::now())
                .map_or(Some(0), |wait: Duration| wait.seconds()),
            Err(_) => self.text.seconds(),
        }
    }
}

pub(super) fn leak(text: &str) -> &'static str {
    Box::leak(Box::from(text))
}

pub(super) fn leak_value<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}
