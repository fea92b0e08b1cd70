//! Markdown (RFC 7763): YAML front matter, then the text.

#[cfg(feature = "client")]
mod read;

use super::Written;
use crate::render::json;
use crate::render::plan::{Escape, Pieces, Plan};
use crate::render::planner::{Planner, Subject};
use crate::render::raw_json::{DEEPEST, elements, members, text};
#[cfg(feature = "client")]
use crate::render::read::Read;
use crate::render::text::push_lines;
use errorbook_model::page::OwnPage;
use errorbook_model::{Name, escape};

/// What every error states in its front matter, as lines of YAML: a string of JSON is one of YAML.
const STATED: &str =
    "status: {status}\nretryable: {retryable}\nretry_after: {retry_after}\ndocs: \"{docs}\"\n";

/// The keys of those lines. They win over fields of their names.
const KEYS: [&str; 5] = ["code", "status", "retryable", "retry_after", "docs"];

/// What a reader of YAML takes for a key in one line: longer ones are marked.
const LONGEST_KEY: usize = 1000;

pub(super) struct Markdown;

impl Written for Markdown {
    fn plan(&self, _: Option<OwnPage>, subject: Subject) -> Plan {
        let mut pieces = Pieces::default();
        pieces.literal("---\n");
        let json = Planner {
            escape_template: Escape::Nothing,
            ..Planner::new(subject, Escape::Json)
        };
        front_matter(&mut pieces, &json);
        pieces.literal("---\n\n");
        let line = Planner::new(subject, Escape::Line);
        let paragraph = |name| line.name(name).rewritten(push_text);
        pieces.add(paragraph(Name::Title).between("# ", "\n\n"));
        pieces.add(paragraph(Name::Detail).between("", "\n\n"));
        let field_errors = line.name(Name::FieldErrors).rewritten(push_list);
        pieces.add(field_errors.between("", "\n"));
        pieces.add(paragraph(Name::Help).between("", "\n\n"));
        pieces.finish()
    }

    #[cfg(feature = "client")]
    fn read(&self, body: &[u8]) -> Option<Read> {
        read::values(std::str::from_utf8(body).ok()?)
    }
}

fn front_matter(pieces: &mut Pieces, values: &Planner) {
    let code = if values.subject.entry.code().is_number {
        "code: {code}\n"
    } else {
        "code: \"{code}\"\n"
    };
    push_lines(pieces, values, code);
    push_lines(pieces, values, STATED);
    for (name, value) in values.fields(false) {
        if !KEYS.contains(&name) {
            let value = json::json(value).rewritten(push_yaml);
            pieces.add(value.between(&format!("{}: ", key(name)), "\n"));
        }
    }
}

/// A key as it is written: without quotes where it cannot be taken for anything but a string.
fn key(name: &str) -> String {
    let is_plain = name.len() > 3
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        && !["true", "false", "null"].contains(&&*name.to_ascii_lowercase());
    if is_plain {
        return name.to_owned();
    }
    let mut out = Vec::new();
    push_string(&mut out, name);
    String::from_utf8(out).unwrap_or_default()
}

/// Appends text in which nothing is Markdown.
fn push_text(out: &mut Vec<u8>, text: &str) {
    out.extend_from_slice(escape::markdown(text).as_bytes());
}

/// Appends lines as the items of a list.
fn push_list(out: &mut Vec<u8>, lines: &str) {
    for line in lines.lines() {
        out.extend_from_slice(b"- ");
        push_text(out, line);
        out.push(b'\n');
    }
}

/// Appends JSON as a value of YAML in one line.
fn push_yaml(out: &mut Vec<u8>, json: &str) {
    push_nested(out, json, DEEPEST);
}

fn push_nested(out: &mut Vec<u8>, json: &str, deeper: usize) {
    match (json.as_bytes().first(), deeper.checked_sub(1)) {
        (Some(b'"'), _) => push_string(out, &text(json).unwrap_or_default()),
        (Some(b'['), Some(deeper)) => {
            out.push(b'[');
            for (number, element) in elements(json).enumerate() {
                push_separator(out, number);
                push_nested(out, element, deeper);
            }
            out.push(b']');
        }
        (Some(b'{'), Some(deeper)) => {
            out.push(b'{');
            for (number, (name, member)) in members(json).enumerate() {
                push_separator(out, number);
                let start = out.len();
                push_string(out, &name);
                if out.len() - start > LONGEST_KEY {
                    out.splice(start..start, *b"? ");
                }
                out.extend_from_slice(b": ");
                push_nested(out, member, deeper);
            }
            out.push(b'}');
        }
        (Some(b'[' | b'{'), None) => out.extend_from_slice(b"null"),
        _ => out.extend_from_slice(json.as_bytes()),
    }
}

fn push_separator(out: &mut Vec<u8>, before: usize) {
    if before > 0 {
        out.extend_from_slice(b", ");
    }
}

/// Appends a string of YAML 1.2, section 5.7, in double quotes. Characters that end a line, or that a document may not
/// have, stand as their numbers.
fn push_string(out: &mut Vec<u8>, text: &str) {
    out.push(b'"');
    let mut rest = text;
    while let Some(at) = rest.find(is_unprintable) {
        let (before, from) = rest.split_at(at);
        escape::json_inside(out, before);
        let mut chars = from.chars();
        let number = chars.next().map_or(0, u32::from);
        out.extend_from_slice(format!("\\u{number:04x}").as_bytes());
        rest = chars.as_str();
    }
    escape::json_inside(out, rest);
    out.push(b'"');
}

/// What JSON has as it is and YAML has not, and what turns around the text behind it.
fn is_unprintable(c: char) -> bool {
    matches!(
        c,
        '\u{7f}'..='\u{9f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
    )
}
