//! Bodies written from [`shape::body`](errorbook_export::shape::body): what the renderer writes has to have
//! this shape.

use errorbook_export::shape::{Member, Piece, Shape, body};
use errorbook_export::{Body, Entry, Header, Profile, Sample};
use errorbook_model::Name;
use serde_json::Value;
use std::fmt::Write;

/// A JSON body with the samples of the error's fields; nothing where the profile's JSON has no body.
pub(crate) fn json_sample(template: Body, profile: &Profile, entry: &Entry) -> Option<String> {
    let shape = body(template, profile, entry)?;
    let mut out = String::new();
    write_shape(&shape, entry, None, &mut out);
    Some(out)
}

/// A plain text with the samples of the error's fields: the message and the code, the field errors, the help,
/// the link.
pub(crate) fn text_sample(profile: &Profile, entry: &Entry) -> String {
    let code = entry.code.to_string();
    let message = match &entry.message {
        Some(message) => entry.fill(message),
        None => entry.title.clone(),
    };
    let mut out = format!("{} [{code}]\n", line(&message));
    for field in &entry.fields {
        let list: Value = serde_json::from_str(&field.sample().to_json()).unwrap();
        for error in list.as_array().into_iter().flatten() {
            let texts = error["pointer"].as_str().zip(error["message"].as_str());
            if let Some((pointer, message)) = texts {
                let _ = writeln!(out, "{pointer}: {}", line(message));
            }
        }
    }
    if let Some(help) = &entry.help {
        let _ = writeln!(out, "{}", line(help));
    }
    if let Some(docs) = profile.docs_uri(&code) {
        let _ = writeln!(out, "{docs}");
    }
    out
}

/// What would end the line or steer a terminal is a space, as the renderer has it.
fn line(text: &str) -> String {
    let hidden = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    text.replace(hidden, " ")
}

fn write_list(
    members: &[Member],
    entry: &Entry,
    item: Option<&Value>,
    [open, close]: [char; 2],
    out: &mut String,
) {
    out.push(open);
    let mut first = true;
    for member in members.iter().filter(|member| is_sent(member, entry, item)) {
        if !std::mem::take(&mut first) {
            out.push(',');
        }
        if open == '{' {
            let _ = write!(out, "{}:", Value::from(member.key));
        }
        write_shape(&member.value, entry, item, out);
    }
    out.push(close);
}

/// `item` is the field error in whose place the shape stands.
fn write_shape(shape: &Shape, entry: &Entry, item: Option<&Value>, out: &mut String) {
    let _ = match shape {
        Shape::Object(members) => {
            write_list(members, entry, item, ['{', '}'], out);
            Ok(())
        }
        Shape::Keyed { members, value } => {
            write_keyed(members, value, entry, out);
            Ok(())
        }
        Shape::Array(items) => {
            write_list(items, entry, item, ['[', ']'], out);
            Ok(())
        }
        Shape::Items { of_error, of_item } => {
            out.push('[');
            for (place, (shape, item)) in items(of_error.as_deref(), of_item, entry)
                .iter()
                .enumerate()
            {
                if place > 0 {
                    out.push(',');
                }
                write_shape(shape, entry, item.as_ref(), out);
            }
            out.push(']');
            Ok(())
        }
        Shape::Literal(json) => write!(out, "{json}"),
        Shape::Constant(_, value) => write!(out, "{value}"),
        Shape::Sentence(_, text) => write!(out, "{}", Value::from(text.as_str())),
        Shape::Text(pieces) => {
            let pieces = pieces
                .iter()
                .map(|(Piece::Constant(text) | Piece::Value(text))| &**text);
            write!(out, "{}", Value::from(pieces.collect::<String>()))
        }
        Shape::Seconds => write!(out, "{}", seconds(entry).unwrap_or_default()),
        Shape::OfRequest(name) => write!(out, "{}", Value::from(Sample::of_request(*name))),
        Shape::OfItem(name) => write!(out, "{}", of_item(*name, item)),
        Shape::Any => Ok(()),
        Shape::Field(field) => write!(out, "{}", field.sample().to_json()),
        Shape::Either(shapes) => {
            if let Some(shape) = shapes.iter().rfind(|shape| is_known(shape, entry, item)) {
                write_shape(shape, entry, item, out);
            }
            Ok(())
        }
    };
}

/// The members of an object, then one for each place that a field error of the samples names.
fn write_keyed(members: &[Member], value: &Shape, entry: &Entry, out: &mut String) {
    write_list(members, entry, None, ['{', '}'], out);
    out.pop();
    let is_list = matches!(value, Shape::Items { .. });
    let mut places: Vec<(String, Vec<String>)> = Vec::new();
    for (shape, item) in items(None, item_of(value), entry) {
        let mut written = String::new();
        write_shape(shape, entry, item.as_ref(), &mut written);
        let place = of_item(Name::Place, item.as_ref());
        let place = place.as_str().unwrap_or_default();
        match places.iter_mut().find(|(known, _)| known == place) {
            Some((_, list)) => list.push(written),
            None => places.push((place.to_owned(), vec![written])),
        }
    }
    for (place, list) in places {
        let comma = if out.ends_with('{') { "" } else { "," };
        let value = if is_list {
            format!("[{}]", list.join(","))
        } else {
            list[0].clone()
        };
        let _ = write!(out, "{comma}{}:{value}", Value::from(place));
    }
    out.push('}');
}

/// What a field error says; its place is that which it has.
fn of_item(name: Name, item: Option<&Value>) -> &Value {
    let member = |name| item.and_then(|item: &Value| item.get(name));
    let value = match name {
        Name::Place => ["pointer", "parameter", "header"]
            .into_iter()
            .find_map(member),
        _ => member(name.as_str()),
    };
    value.unwrap_or(&Value::Null)
}

/// What a field error brings to the value of a member.
fn item_of<'s>(value: &'s Shape<'s>) -> &'s Shape<'s> {
    match value {
        Shape::Items { of_item, .. } => of_item,
        one => one,
    }
}

/// The items of an array: the field errors in the samples, or else the error itself.
fn items<'s>(
    of_error: Option<&'s Shape<'s>>,
    of_item: &'s Shape<'s>,
    entry: &Entry,
) -> Vec<(&'s Shape<'s>, Option<Value>)> {
    let lists = entry
        .fields
        .iter()
        .map(|field| serde_json::to_value(field.sample()).unwrap());
    let items = lists.filter_map(|list| list.as_array().cloned()).flatten();
    let items = items.filter(|item| item["code"].is_string() && item["message"].is_string());
    let mut items: Vec<_> = items.map(|item| (of_item, Some(item))).collect();
    if items.is_empty() {
        items.extend(of_error.map(|own| (own, None)));
    }
    items.retain(|(shape, item)| is_known(shape, entry, item.as_ref()));
    items
}

/// Whether the error of the samples has a member. A list of field errors stands elsewhere, unless it is empty.
fn is_sent(member: &Member, entry: &Entry, item: Option<&Value>) -> bool {
    let is_empty_list = matches!(&member.value, Shape::Literal(json) if json == "[]");
    (member.required || !is_empty_list) && is_known(&member.value, entry, item)
}

/// What is `null` or no number of seconds is left out, and so is what has nothing in it.
fn is_known(shape: &Shape, entry: &Entry, item: Option<&Value>) -> bool {
    match shape {
        Shape::Object(members) | Shape::Array(members) => {
            members.is_empty() || members.iter().any(|member| is_sent(member, entry, item))
        }
        Shape::Keyed { members, value } => {
            members.iter().any(|member| is_sent(member, entry, item))
                || !items(None, item_of(value), entry).is_empty()
        }
        Shape::Items { of_error, of_item } => {
            !items(of_error.as_deref(), of_item, entry).is_empty()
        }
        Shape::OfItem(name) => !of_item(*name, item).is_null(),
        Shape::Any => false,
        Shape::Field(field) => !matches!(field.sample(), Sample::Null),
        Shape::Seconds => seconds(entry).is_some(),
        Shape::Either(shapes) => shapes.iter().any(|shape| is_known(shape, entry, item)),
        _ => true,
    }
}

fn seconds(entry: &Entry) -> Option<u64> {
    let is_wait = |header: &&Header| header.name == "retry-after";
    let value = entry.fill(&entry.headers.iter().find(is_wait)?.value);
    // The date that stands in for others has come.
    let is_date = || value.ends_with(" GMT").then_some(0);
    value.parse().ok().or_else(is_date)
}
