//! Bodies written from [`shape::body`](errorbook_export::shape::body): what the renderer writes has to have
//! this shape.

use errorbook_export::shape::{Member, Piece, Shape, body};
use errorbook_export::{Entry, Header, Profile, Sample};
use serde_json::Value;
use std::fmt::Write;

/// A JSON body with the samples of the error's fields; nothing where the profile's JSON has no body.
pub(crate) fn json_sample(profile: &Profile, entry: &Entry) -> Option<String> {
    let shape = body(profile.body, profile, entry)?;
    let mut out = String::new();
    write_shape(&shape, entry, &mut out);
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

fn write_members(members: &[Member], entry: &Entry, [open, close]: [char; 2], out: &mut String) {
    out.push(open);
    let mut first = true;
    for member in members
        .iter()
        .filter(|member| is_known(&member.value, entry))
    {
        if !std::mem::take(&mut first) {
            out.push(',');
        }
        if open == '{' {
            let _ = write!(out, "{}:", Value::from(member.key));
        }
        write_shape(&member.value, entry, out);
    }
    out.push(close);
}

fn write_shape(shape: &Shape, entry: &Entry, out: &mut String) {
    let _ = match shape {
        Shape::Object(members) => {
            write_members(members, entry, ['{', '}'], out);
            Ok(())
        }
        Shape::Array(items) => {
            write_members(items, entry, ['[', ']'], out);
            Ok(())
        }
        Shape::Literal(json) => write!(out, "{json}"),
        Shape::Constant(_, value) => write!(out, "{value}"),
        Shape::Sentence(_, text) => write!(out, "{}", Value::from(text.as_str())),
        Shape::Seconds => write!(out, "{}", seconds(entry).unwrap_or_default()),
        Shape::OfRequest(name) => write!(out, "{}", Value::from(Sample::of_request(*name))),
        Shape::Text(pieces) => {
            let pieces = pieces
                .iter()
                .map(|(Piece::Constant(text) | Piece::Value(text))| &**text);
            write!(out, "{}", Value::from(pieces.collect::<String>()))
        }
        Shape::Items(item) => {
            out.push('[');
            write_shape(item, entry, out);
            out.push(']');
            Ok(())
        }
        Shape::OfItem(_) | Shape::Any => Ok(()),
        Shape::Field(field) => write!(out, "{}", field.sample().to_json()),
        Shape::Either(shapes) => {
            if let Some(shape) = shapes.iter().rfind(|shape| is_known(shape, entry)) {
                write_shape(shape, entry, out);
            }
            Ok(())
        }
    };
}

/// What is `null` or no number of seconds is left out.
fn is_known(shape: &Shape, entry: &Entry) -> bool {
    match shape {
        Shape::OfItem(_) | Shape::Any => false,
        Shape::Field(field) => !matches!(field.sample(), Sample::Null),
        Shape::Seconds => seconds(entry).is_some(),
        Shape::Either(shapes) => shapes.iter().any(|shape| is_known(shape, entry)),
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
