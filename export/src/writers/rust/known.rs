//! The errors as data: what a reply is compared with, and what a gateway's catalogue has of those that it relays.

use super::names::literal;
use super::{ErrorCode, texts};
use crate::writers::typescript::reading::Reading;
use crate::{Entry, Field, Header, Sample, facts};
use errorbook_model::status::phrase;
use std::collections::HashSet;
use std::fmt::Write as _;

/// The headers of one connection (RFC 9110 section 7.6.1), and those that describe the body: a gateway writes its own.
const OWN: [&str; 13] = [
    "connection",
    "content-encoding",
    "content-language",
    "content-length",
    "content-type",
    "keep-alive",
    "proxy-authenticate",
    "proxy-authorization",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

pub(super) fn write(out: &mut String, reading: &Reading, errors: &[ErrorCode]) {
    out.push_str("\n/// The errors, as a reply is compared with them.\n");
    out.push_str("pub const ERRORS: &[Known] = &[\n");
    for error in errors {
        write_known(out, reading, error);
    }
    out.push_str("];\n\n/// The errors that items in lists of field errors are.\n");
    out.push_str("pub const ITEMS: &[Known] = &[\n");
    let mut seen = HashSet::new();
    for item in errors.iter().flat_map(ErrorCode::items) {
        if seen.insert(&item.code) {
            write_item(out, item);
        }
    }
    out.push_str("];\n");
}

fn write_known(out: &mut String, reading: &Reading, error: &ErrorCode) {
    let (first, statuses) = (error.answers[0], texts(&error.statuses()).join(", "));
    let _ = write!(
        out,
        "    Known::new({}, &[{statuses}]).variant({}).title({})",
        literal(&error.code.to_string()),
        literal(&error.variant),
        literal(&first.title),
    );
    let all = |is: fn(&Entry) -> bool| error.answers.iter().all(|entry| is(entry));
    let any = |is: fn(&Entry) -> bool| error.answers.iter().any(|entry| is(entry));
    if let Some(oauth) = &first.oauth {
        let _ = write!(out, ".oauth({})", literal(oauth));
    }
    if let Some(help) = &first.help {
        let _ = write!(out, ".help({})", literal(help));
    }
    let words = [
        (any(|entry| entry.message.is_some()), ".with_message()"),
        (is_number(first), ".number()"),
        (any(|entry| entry.shared), ".shared()"),
        (
            any(|entry| entry.fields.iter().any(Field::is_field_errors)),
            ".with_field_errors()",
        ),
        (all(|entry| entry.retryable), ".retryable()"),
    ];
    out.extend(words.iter().filter(|(is, _)| *is).map(|(_, word)| *word));
    let fields = error.declared(reading);
    push_list(out, "fields", fields.iter().map(known_field));
    let headers = headers(error);
    push_list(
        out,
        "headers",
        headers.iter().map(|header| literal(&header.name)),
    );
    out.push_str(",\n");
}

fn write_item(out: &mut String, item: &Entry) {
    let _ = write!(
        out,
        "    Known::new({}, &[]).title({})",
        literal(&item.code.to_string()),
        literal(&item.title)
    );
    if is_number(item) {
        out.push_str(".number()");
    }
    push_list(out, "fields", item.fields.iter().map(known_field));
    out.push_str(",\n");
}

fn push_list(out: &mut String, method: &str, items: impl Iterator<Item = String>) {
    let items: Vec<String> = items.collect();
    if !items.is_empty() {
        let _ = write!(out, ".{method}(&[{}])", items.join(", "));
    }
}

fn is_number(entry: &Entry) -> bool {
    matches!(entry.code, crate::Code::Number(_))
}

fn known_field(field: &Field) -> String {
    let name = literal(&field.name);
    if field.is_field_errors() {
        return format!("KnownField::field_errors({name})");
    }
    let constant = field.constant.as_ref().map(|value| match value {
        Sample::Text(text) => text.clone(),
        value => value.to_json(),
    });
    let json_type = literal(field.json_type.as_str());
    let mut known = format!("KnownField::new({name}, {json_type})");
    match constant {
        Some(text) => {
            let text = text.replace('{', "{{").replace('}', "}}");
            let _ = write!(known, ".constant({})", literal(&text));
        }
        None if field.optional => known.push_str(".optional()"),
        None => {}
    }
    known
}

/// The headers that a gateway passes on: those of the answer that has the most.
fn headers(error: &ErrorCode) -> Vec<Header> {
    let passed = error.answers.iter().map(|entry| {
        let headers = entry.headers.iter();
        let passed = headers.filter(|header| !OWN.contains(&header.name.as_str()));
        passed.cloned().collect::<Vec<_>>()
    });
    passed.max_by_key(Vec::len).unwrap_or_default()
}

/// The type as JSON, in pieces: what the catalogue of a gateway has of what it relays. An entry for each row.
pub(super) fn json(reading: &Reading, errors: &[ErrorCode]) -> Vec<String> {
    let mut pieces = vec!["\"relayed\":true,\"entries\":[".to_owned()];
    for (number, error) in errors.iter().enumerate() {
        let comma = if number == 0 { "" } else { "," };
        let json = serde_json::to_string(&relayed(reading, error)).unwrap_or_default();
        pieces.push(format!("{comma}{json}"));
    }
    pieces.push("]}}".to_owned());
    pieces
}

/// The error as a gateway sends it: its variant is the module's, and how the upstream writes it is left out.
fn relayed(reading: &Reading, error: &ErrorCode) -> Entry {
    let mut relayed = error.answers[0].clone();
    relayed.variant.clone_from(&error.variant);
    relayed.fields = error.declared(reading);
    for field in &mut relayed.fields {
        field.item_types.clear();
    }
    relayed.headers = headers(error);
    relayed.examples.clear();
    relayed.log = None;
    let documentary = &mut relayed.documentary.0;
    documentary.retain(|name, _| name != "refusal" && facts::is_public(name));
    let mut statuses = error.statuses().into_iter();
    relayed.status = statuses.next().unwrap_or(relayed.status);
    // As the runtime has them.
    let others = statuses.map(|status| match status {
        500.. => format!("{status} {}", phrase(status)),
        _ => format!("{status} {}", relayed.title),
    });
    let others: Vec<String> = others.collect();
    if !others.is_empty() {
        let others = others.join(", ");
        documentary.insert("other_statuses".to_owned(), others);
    }
    relayed
}
