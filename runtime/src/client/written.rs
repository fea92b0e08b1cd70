//! Reads the formats that have no template: the page and Markdown.

use super::json;
use super::reading::ReadCode;
use super::strings;
use crate::code::Code;
use crate::render::{FIELD_ERROR, PAGE};
use errorbook_model::interpolation::{Part, parts};
use errorbook_model::{Name, Preset, Representation, grpc};
use quick_xml::escape::unescape;
use serde_json::{Map, Value};
use std::borrow::Cow;

/// A body in a format without a template.
#[derive(Debug)]
pub(crate) struct Written {
    preset: Preset,
    /// What is text of it; of Protobuf, the reason.
    text: String,
    /// Whether the service's own function wrote it, so that nothing in it is certain.
    is_own: bool,
    /// `None` if errorbook did not write it.
    pub(crate) values: Option<Values>,
}

/// What stands in such a body.
#[derive(Debug)]
pub(crate) struct Values {
    pub(crate) code: ReadCode,
    pub(crate) names: Vec<(Name, Value)>,
    pub(crate) fields: Map<String, Value>,
    pub(crate) items: Vec<Value>,
}

impl Written {
    /// Whether it may be of an error with this code: errorbook writes the code.
    pub(crate) fn may_be_of(&self, code: Code) -> bool {
        if self.preset == Preset::Protobuf {
            return self.text == grpc::reason(code.as_str());
        }
        let mut html = Vec::new();
        errorbook_model::escape::html(&mut html, code.as_str());
        let html = String::from_utf8_lossy(&html);
        let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
        let stands = |code: &str| {
            self.text.match_indices(code).any(|(at, _)| {
                let (before, after) = (&self.text[..at], &self.text[at + code.len()..]);
                !before.ends_with(is_word) && !after.starts_with(is_word)
            })
        };
        self.is_own || stands(code.as_str()) || stands(&html)
    }
}

/// Reads a text in the format of a preset.
pub(super) fn read(text: &str, preset: Preset, sent: &Representation) -> Written {
    let is_own = sent.page.is_some();
    let values = match preset {
        Preset::Html if !is_own => page(text),
        Preset::Markdown => markdown(text),
        Preset::Html | Preset::Protobuf => None,
    };
    Written {
        preset,
        text: text.to_owned(),
        is_own,
        values,
    }
}

/// Reads a message of Protobuf: its reason.
#[cfg(feature = "protobuf")]
pub(super) fn read_protobuf(body: &[u8]) -> Option<Written> {
    let reason = crate::render::protobuf::reason(body)?;
    Some(Written {
        preset: Preset::Protobuf,
        is_own: false,
        values: Some(Values::new(ReadCode::reason(&reason))),
        text: reason,
    })
}

impl Values {
    fn new(code: ReadCode) -> Self {
        Values {
            code,
            names: Vec::new(),
            fields: Map::new(),
            items: Vec::new(),
        }
    }
}

/// The field error in a line of text. A place that is no pointer is read as a parameter.
pub(super) fn item(place: Option<&str>, message: &str) -> Value {
    let mut item = Map::new();
    if let Some(place) = place.filter(|place| !place.is_empty()) {
        let name = if place.starts_with('/') {
            Name::Pointer
        } else {
            Name::Parameter
        };
        item.insert(name.as_str().to_owned(), place.into());
    }
    item.insert(Name::Message.as_str().to_owned(), message.into());
    Value::Object(item)
}

/// The field error in a line of plain text.
pub(super) fn item_of_line(line: &str) -> Value {
    match strings::field_error(line) {
        Some((place, message)) => item(Some(place), message),
        None => item(None, line),
    }
}

/// The values in errorbook's own page. None of them has a `<`, so that nothing but the page's own tags is taken for
/// these.
fn page(text: &str) -> Option<Values> {
    let (_, text) = text.split_once("</style>\n")?;
    let pieces = PAGE.lines().flat_map(without_words);
    let names: Vec<(Name, Value)> = pieces.flat_map(|piece| captured(piece, text)).collect();
    let code = names.iter().find(|(name, _)| *name == Name::Code);
    let mut values = Values::new(ReadCode::from_text(code?.1.as_str()?));
    values.names = names;
    if let Some((_, list)) = text.split_once("<ul class=\"faults\">\n") {
        let (list, _) = list.split_once("</ul>\n")?;
        for item_text in list.split_inclusive("</li>\n") {
            if values.items.len() == strings::MOST_LINES {
                return None;
            }
            values.items.push(page_item(item_text));
        }
    }
    Some(values)
}

fn page_item(text: &str) -> Value {
    let lines = FIELD_ERROR.lines();
    let places = lines.filter(|line| line.starts_with("<code>"));
    let place = places.flat_map(|line| captured(line, text)).next();
    // The message is the line without tags.
    let text = text.strip_prefix("<li dir=\"auto\">\n").unwrap_or(text);
    let text = text.strip_suffix("\n</li>\n").unwrap_or(text);
    let message = match text.rsplit_once("</code>\n") {
        Some((_, message)) => message,
        None => text,
    };
    let place = place.as_ref().and_then(|(_, place)| place.as_str());
    item(place, &unescaped_html(message))
}

/// What a line of the page has around its words, which depend on the language.
fn without_words(line: &'static str) -> impl Iterator<Item = &'static str> {
    let mut pieces = line.split("{errorbook-");
    let first = pieces.next();
    let others = pieces.filter_map(|piece| piece.split_once('}'));
    first.into_iter().chain(others.map(|(_, piece)| piece))
}

/// The values of a piece of the page, where the text has that piece.
fn captured(piece: &'static str, text: &str) -> Vec<(Name, Value)> {
    let mut parts = parts(piece).peekable();
    let Some(Part::Text(tag)) = parts.next() else {
        return Vec::new();
    };
    let Some((_, mut rest)) = text.split_once(tag) else {
        return Vec::new();
    };
    let mut values = Vec::new();
    while let (Some(Part::Name(name)), Some(Part::Text(behind))) = (parts.next(), parts.next()) {
        let Some((value, after)) = rest.split_once(behind) else {
            return Vec::new();
        };
        rest = after;
        if value.contains('<') {
            return Vec::new();
        }
        values.push((name, Value::from(unescaped_html(value))));
    }
    values
}

fn unescaped_html(text: &str) -> Cow<'_, str> {
    unescape(text).unwrap_or(Cow::Borrowed(text))
}

fn markdown(text: &str) -> Option<Values> {
    let (front, text) = text.strip_prefix("---\n")?.split_once("\n---\n\n")?;
    let (code, front) = front.split_once('\n').unwrap_or((front, ""));
    let (_, code) = front_matter(code).filter(|(key, _)| key == "code")?;
    let mut values = Values::new(ReadCode::from_json(&code)?);
    for line in front.lines() {
        let (key, value) = front_matter(line)?;
        match key.as_str() {
            "status" => values.names.push((Name::Status, value)),
            "retryable" => values.names.push((Name::Retryable, value)),
            "retry_after" => values.names.push((Name::RetryAfter, value)),
            "docs" => values.names.push((Name::Docs, value)),
            _ if values.fields.contains_key(&key) => return None,
            _ => drop(values.fields.insert(key, value)),
        }
    }
    let mut paragraphs = Vec::new();
    let mut has_list = false;
    for block in text.split("\n\n") {
        if let Some(title) = block.strip_prefix("# ") {
            let title = unescaped_markdown(title.trim_end());
            values.names.push((Name::Title, title.into()));
        } else if block.starts_with("- ") {
            has_list = true;
            let lines = block.lines().filter_map(|line| line.strip_prefix("- "));
            for line in lines {
                if values.items.len() == strings::MOST_LINES {
                    return None;
                }
                values.items.push(item_of_line(&unescaped_markdown(line)));
            }
        } else if !block.trim_ascii().is_empty() {
            let name = if has_list || !paragraphs.is_empty() {
                Name::Help
            } else {
                Name::Detail
            };
            paragraphs.push((name, unescaped_markdown(block.trim_end()).into()));
        }
    }
    values.names.extend(paragraphs);
    Some(values)
}

/// A key and its value, which are JSON but for a plain key and the marks of long keys.
fn front_matter(line: &str) -> Option<(String, Value)> {
    if !line.starts_with('"') {
        let (key, value) = line.split_once(": ")?;
        return Some((key.to_owned(), yaml(value)?));
    }
    let end = string_end(line)?;
    let key = serde_json::from_str(&line[..end]).ok()?;
    Some((key, yaml(line[end..].strip_prefix(": ")?)?))
}

/// A value in one line of YAML, as errorbook writes it.
fn yaml(text: &str) -> Option<Value> {
    let mut json = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['"', '?']) {
        let (before, from) = rest.split_at(at);
        json.push_str(before);
        let end = if from.starts_with('"') {
            let end = string_end(from)?;
            json.push_str(&from[..end]);
            end
        } else {
            1
        };
        rest = &from[end..];
    }
    json.push_str(rest);
    json::read(json.as_bytes()).ok()
}

/// Where the string at the start of a text ends.
fn string_end(text: &str) -> Option<usize> {
    let mut is_escaped = false;
    let end = text.bytes().enumerate().skip(1).find(|(_, byte)| {
        let is_end = *byte == b'"' && !is_escaped;
        is_escaped = *byte == b'\\' && !is_escaped;
        is_end
    });
    end.map(|(at, _)| at + 1)
}

/// Text without the backslashes of `escape::markdown`.
fn unescaped_markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match chars.peek() {
            Some(next) if c == '\\' && next.is_ascii_punctuation() => {
                out.push(*next);
                chars.next();
            }
            _ => out.push(c),
        }
    }
    out.replace("&amp;", "&")
}
