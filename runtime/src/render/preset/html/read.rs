//! Reads the page back.

use super::{FIELD_ERROR, PAGE};
use crate::render::read::{MOST_LINES, Read, ReadCode, item};
use errorbook_model::Name;
use errorbook_model::interpolation::{Part, parts};
use quick_xml::escape::unescape;
use serde_json::Value;
use std::borrow::Cow;

/// The values in errorbook's own page. None of them has a `<`, so that nothing but the page's own tags is taken for
/// these.
pub(super) fn values(text: &str) -> Option<Read> {
    let (_, text) = text.split_once("</style>\n")?;
    let pieces = PAGE.lines().flat_map(without_words);
    let names: Vec<(Name, Value)> = pieces.flat_map(|piece| captured(piece, text)).collect();
    let code = names.iter().find(|(name, _)| *name == Name::Code);
    let mut values = Read::new(ReadCode::from_text(code?.1.as_str()?));
    values.names = names;
    if let Some((_, list)) = text.split_once("<ul class=\"faults\">\n") {
        let (list, _) = list.split_once("</ul>\n")?;
        for item_text in list.split_inclusive("</li>\n") {
            if values.items.len() == MOST_LINES {
                return None;
            }
            values.items.push(read_item(item_text));
        }
    }
    Some(values)
}

fn read_item(text: &str) -> Value {
    let lines = FIELD_ERROR.lines();
    let places = lines.filter(|line| line.starts_with("<code"));
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
