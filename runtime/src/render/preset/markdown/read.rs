//! Reads Markdown back.

use crate::render::raw_json::string_end;
use crate::render::read::json;
use crate::render::read::{MOST_LINES, Read, ReadCode, item_of_line};
use errorbook_model::Name;
use serde_json::Value;

pub(super) fn values(text: &str) -> Option<Read> {
    let (front, text) = text.strip_prefix("---\n")?.split_once("\n---\n\n")?;
    let (code, front) = front.split_once('\n').unwrap_or((front, ""));
    let (_, code) = front_matter(code).filter(|(key, _)| key == "code")?;
    let mut values = Read::new(ReadCode::from_json(&code)?);
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
                if values.items.len() == MOST_LINES {
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
    let end = string_end(line.as_bytes(), 0)?;
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
            let end = string_end(from.as_bytes(), 0)?;
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
