//! What fills the slots of a plan.

use super::current::CurrentRequest;
#[cfg(feature = "docs")]
use super::current::Surroundings;
use super::items::{self, Known};
use super::members::Members;
use super::plan::{Each, Escape, Failed, Filling, Plan, Rewrite};
use super::preset::html;
use super::translation::Filled;
use super::{raw_json, xml};
use crate::error::{Item, Place, SentFields, ValueSource};
use crate::json_value::JsonValue;
use crate::locale;
use crate::text as texts;
use errorbook_model::code::Style;
use errorbook_model::{Items, Name, Node, Notation, Property, Slot, escape, shape};
use http::HeaderValue;
use std::borrow::Cow;
use std::fmt::{self, Write};
use std::time::SystemTime;

/// What follows the constant bytes of a piece.
#[derive(Debug)]
pub(super) enum Value {
    /// One value of a message, in the middle of its text.
    Slot(Slot, Escape),
    /// The whole message: the error's own `Display`, or what a type written by hand says.
    Message(Escape),
    /// The whole message in another language than the default.
    Translated(Box<Filled>, Escape),
    /// A field as JSON; absent where it is `null`.
    Json(ErrorField),
    /// A field as text: a string's content, a number, a truth value; else it is absent.
    Text(u32, Escape),
    /// A field as XML elements of a name.
    Xml(ErrorField, Box<str>, Items),
    /// The key of the field that is Retry-After; absent where the header is.
    Seconds(u32),
    /// What is known of the request, or of the moment, under this name.
    Fact(Name, Escape),
    /// The field errors in these fields; absent where there are none.
    Items(Box<[u32]>, WriteItems),
    /// A text that every field error has: that of the item at hand.
    Known(Known, Rewrite),
    /// Another value of the item at hand.
    OfItem(ItemValue),
    /// A value, and another where it is absent.
    Or(Box<Value>, Box<Value>),
    /// A part that is left out with what it is made of.
    Group(Box<Plan>),
    /// A part for each field error.
    Each(Box<Each>),
    /// Members for field errors, with their commas.
    Members(Box<Members>),
    /// A value, rewritten as a whole.
    Rewritten(Box<Value>, Rewrite),
    /// A page that the service writes itself.
    Page(Box<html::Own>),
}

/// Appends the field errors in some fields of an error; whether there is one.
pub(super) type WriteItems = fn(&ValueSource, &[u32], &mut Vec<u8>) -> bool;

/// A field that an error brings.
#[derive(Clone, Copy, Debug)]
pub(super) struct ErrorField {
    pub(super) key: u32,
    /// Whether it is absent where it is a list of field errors: they stand elsewhere in the template.
    pub(super) unless_items: bool,
}

/// The fields that a template does not place itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unplaced {
    /// The members beside `..fields`.
    pub(super) beside: &'static [Property],
    /// The template, or an item's.
    pub(super) root: &'static Node,
}

impl Unplaced {
    /// Whether `..fields` have the field of a name.
    pub(super) fn has(self, name: &str) -> bool {
        shape::keys(self.beside).all(|key| key != name) && !self.root.places_field(name)
    }

    /// The same as XML, where an attribute beside it takes the name too.
    pub(super) fn has_element(self, name: &str) -> bool {
        let is_attribute = |key: &str| key.strip_prefix('@') == Some(name);
        self.has(name) && !shape::keys(self.beside).any(is_attribute)
    }
}

impl Value {
    /// Whether every error has it, as far as that follows from what it is made of.
    pub(super) fn is_certain(&self) -> bool {
        match self {
            Value::Group(part) => part.is_certain(),
            Value::Or(_, otherwise) => otherwise.is_certain(),
            Value::Each(each) => each.is_certain(),
            _ => false,
        }
    }

    /// Whether there is a value. What items mostly consist of is inlined.
    #[inline]
    pub(super) fn write(&self, filling: &Filling, out: &mut Vec<u8>) -> Result<bool, Failed> {
        match (self, filling.item) {
            (Value::Known(known, rewrite), Some(item)) => {
                known.push(item, *rewrite, out);
                Ok(true)
            }
            _ => self.write_other(filling, out),
        }
    }

    fn write_other(&self, filling: &Filling, out: &mut Vec<u8>) -> Result<bool, Failed> {
        match self {
            Value::Group(part) => part.write(filling, out),
            Value::Each(each) => each.write(filling, out),
            Value::Members(members) => members.write(filling, out),
            Value::OfItem(value) => match filling.item {
                Some(item) => value.write(item, out),
                None => Ok(false),
            },
            _ => match filling.values.fields() {
                Some(fields) => self.write_of(fields, filling, out),
                None => self.write_of_request(filling, out),
            },
        }
    }

    /// What an error brings, else what the request says.
    fn write_of(
        &self,
        error: &dyn SentFields,
        filling: &Filling,
        out: &mut Vec<u8>,
    ) -> Result<bool, Failed> {
        match self {
            Value::Slot(slot, escape) => {
                escaped(*escape, out, |out| texts::write_slot(*slot, error, out))?;
                Ok(true)
            }
            Value::Translated(message, escape) => {
                escape.push(out, &message.write(error)?);
                Ok(true)
            }
            Value::Json(field) | Value::Xml(field, ..)
                if field.unless_items && items::has_any(error, field.key) =>
            {
                Ok(false)
            }
            Value::Json(field) => push_json(error, field.key, out),
            Value::Text(field, Escape::Json) => push_json_text(error, *field, out),
            Value::Text(field, escape) => with_json(error, *field, |json| {
                push(out, raw_json::text(json), *escape)
            }),
            Value::Xml(field, name, items) => with_json(error, field.key, |json| {
                xml::push_element(out, name, json, *items)
            }),
            Value::Seconds(key) => {
                let seconds = error.header(*key).seconds();
                let mut buffer = itoa::Buffer::new();
                let seconds = seconds.map(|seconds| Cow::Borrowed(buffer.format(seconds)));
                Ok(push(out, seconds, Escape::Nothing))
            }
            _ => self.write_of_request(filling, out),
        }
    }

    /// What does not need an error's fields.
    fn write_of_request(&self, filling: &Filling, out: &mut Vec<u8>) -> Result<bool, Failed> {
        match self {
            Value::Message(escape) => write_message(filling.values, *escape, out)?,
            Value::Fact(name, escape) => return Ok(push_fact(*name, filling, *escape, out)),
            Value::Items(fields, write) => return Ok(write(filling.values, fields, out)),
            Value::Or(value, otherwise) => {
                let before = out.len();
                if !value.write(filling, out)? {
                    out.truncate(before);
                    return otherwise.write(filling, out);
                }
            }
            Value::Rewritten(value, rewrite) => return value.write_as(*rewrite, filling, out),
            Value::Page(page) => page.write(filling, out)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Whether there is a value, which is rewritten.
    fn write_as(
        &self,
        rewrite: Rewrite,
        filling: &Filling,
        out: &mut Vec<u8>,
    ) -> Result<bool, Failed> {
        let start = out.len();
        let is_present = self.write(filling, out)?;
        let text = String::from_utf8(out.split_off(start)).map_err(|_| Failed)?;
        if is_present {
            rewrite(out, &text);
        }
        Ok(is_present)
    }
}

/// A value of a field error.
#[derive(Debug)]
pub(super) enum ItemValue {
    /// The code in another style.
    Code(Style, Escape),
    /// Its place, where it has a name.
    Place(Notation, Escape),
    /// The names and indices of its place, as elements of an array.
    Segments,
    /// The message in the language of the body.
    Message(Escape),
    /// A field of a name, as JSON.
    Json(Box<str>),
    /// A field, as text.
    Text(Box<str>, Escape),
    /// A field, as XML elements of another name.
    Xml(Box<str>, Box<str>, Items),
    /// Its own fields, as members with their commas.
    Fields(Unplaced),
    /// The same as XML elements.
    Elements(Unplaced, Items),
}

impl ItemValue {
    /// Whether there is a value.
    fn write(&self, item: &Item, out: &mut Vec<u8>) -> Result<bool, Failed> {
        match self {
            ItemValue::Code(style, escape) => {
                escape.push(out, &style.styled(item.code.as_str()));
            }
            ItemValue::Place(notation, escape) => {
                return Ok(push(out, item.place.in_notation(*notation), *escape));
            }
            ItemValue::Message(escape) => escape.push(out, &locale::message_of(item)),
            ItemValue::Json(name) => match items::field(item, name) {
                Some(value) => items::push_value(value, out)?,
                None => return Ok(false),
            },
            ItemValue::Text(name, escape) => match items::field(item, name) {
                Some(JsonValue::Text(text)) => escape.push(out, text),
                Some(JsonValue::Array(_) | JsonValue::Object(_)) | None => return Ok(false),
                Some(word) => items::push_value(word, out)?,
            },
            ItemValue::Xml(field, name, items) => {
                let Some(value) = items::field(item, field) else {
                    return Ok(false);
                };
                return push_element(out, name, value, *items);
            }
            ItemValue::Fields(fields) => return push_fields(out, item, *fields),
            ItemValue::Elements(fields, items) => {
                return push_elements(out, item, *fields, *items);
            }
            ItemValue::Segments => return Ok(push_segments(&item.place, out)),
        }
        Ok(true)
    }
}

/// A field as JSON; absent where it is `null`.
fn push_json(error: &dyn SentFields, field: u32, out: &mut Vec<u8>) -> Result<bool, Failed> {
    let before = out.len();
    error.json(field).write_json(out).map_err(|_| Failed)?;
    Ok(&out[before..] != b"null")
}

/// A field as text inside a JSON string: a string's JSON is that text, in quotes.
fn push_json_text(error: &dyn SentFields, field: u32, out: &mut Vec<u8>) -> Result<bool, Failed> {
    let before = out.len();
    let is_present = push_json(error, field, out)?;
    match out.get(before) {
        Some(b'"') => {
            out.pop();
            out.remove(before);
        }
        Some(b'{' | b'[') => return Ok(false),
        _ => {}
    }
    Ok(is_present)
}

/// Calls a closure with the JSON of a field, unless that is `null`.
fn with_json(
    error: &dyn SentFields,
    field: u32,
    call: impl FnOnce(&str) -> bool,
) -> Result<bool, Failed> {
    raw_json::with_scratch(|json| {
        let is_present = push_json(error, field, json)?;
        Ok(is_present && call(as_str(json)?))
    })
}

pub(super) fn as_str(json: &[u8]) -> Result<&str, Failed> {
    std::str::from_utf8(json).map_err(|_| Failed)
}

/// Appends a text where there is one.
fn push(out: &mut Vec<u8>, text: Option<Cow<'_, str>>, escape: Escape) -> bool {
    text.map(|text| escape.push(out, &text)).is_some()
}

/// A name is a string, an index a number; whether there are any.
fn push_segments(place: &Place, out: &mut Vec<u8>) -> bool {
    let before = out.len();
    for segment in place.segments() {
        if out.len() > before {
            out.push(b',');
        }
        let is_index = segment
            .parse::<u32>()
            .is_ok_and(|index| index.to_string() == segment);
        if is_index && matches!(place, Place::Pointer(_)) {
            out.extend_from_slice(segment.as_bytes());
        } else {
            escape::json_string(out, &segment);
        }
    }
    out.len() > before
}

fn push_fields(out: &mut Vec<u8>, item: &Item, fields: Unplaced) -> Result<bool, Failed> {
    let before = out.len();
    for (name, value) in item.fields.iter().filter(|(name, _)| fields.has(name)) {
        if !matches!(out.last(), Some(b'{')) {
            out.push(b',');
        }
        escape::json_string(out, name);
        out.push(b':');
        items::push_value(value, out)?;
    }
    Ok(out.len() > before)
}

fn push_elements(
    out: &mut Vec<u8>,
    item: &Item,
    fields: Unplaced,
    items: Items,
) -> Result<bool, Failed> {
    let before = out.len();
    let own = item.fields.iter();
    for (name, value) in own.filter(|(name, _)| fields.has_element(name)) {
        push_element(out, &xml::element_name(name), value, items)?;
    }
    Ok(out.len() > before)
}

/// Appends a field of an item as elements; whether there is one.
fn push_element(
    out: &mut Vec<u8>,
    name: &str,
    value: &JsonValue,
    items: Items,
) -> Result<bool, Failed> {
    raw_json::with_scratch(|json| {
        items::push_value(value, json)?;
        Ok(xml::push_element(out, name, as_str(json)?, items))
    })
}

fn push_fact(name: Name, filling: &Filling, escape: Escape, out: &mut Vec<u8>) -> bool {
    #[cfg(feature = "docs")]
    if matches!(filling.around, Surroundings::Example) {
        let sample = errorbook_export::Sample::of_request(name);
        return push(out, Some(Cow::Borrowed(sample)), escape);
    }
    let request = filling.around.request();
    let text: Option<Cow<str>> = match name {
        Name::Timestamp => {
            let now = humantime::format_rfc3339_millis(SystemTime::now());
            Some(Cow::Owned(now.to_string()))
        }
        Name::RequestId | Name::Instance => {
            let id = request.and_then(CurrentRequest::id);
            return id.is_some_and(|id| push_id(&id, name == Name::Instance, escape, out));
        }
        Name::TraceId => request
            .and_then(CurrentRequest::trace_id)
            .map(Cow::Borrowed),
        Name::RequestMethod => request.map(|request| Cow::Borrowed(request.method().as_str())),
        Name::RequestPath => request
            .and_then(CurrentRequest::target)
            .map(|target| Cow::Borrowed(target.path())),
        _ => None,
    };
    push(out, text, escape)
}

/// An id that is no UUID is no URI of an instance.
fn push_id(id: &HeaderValue, is_instance: bool, escape: Escape, out: &mut Vec<u8>) -> bool {
    let Ok(id) = as_str(id.as_bytes()) else {
        return false;
    };
    if is_instance && !is_uuid(id) {
        return false;
    }
    if is_instance {
        out.extend_from_slice(b"urn:uuid:");
    }
    escape.push(out, id);
    true
}

/// Appends a time of UTC with the offset `+00:00` in the place of its `Z`.
pub(super) fn push_with_offset(out: &mut Vec<u8>, time: &str) {
    let time = time.strip_suffix('Z').unwrap_or(time);
    out.extend_from_slice(time.as_bytes());
    out.extend_from_slice(b"+00:00");
}

/// RFC 9562 section 4.
fn is_uuid(text: &str) -> bool {
    let Ok(bytes) = <&[u8; 36]>::try_from(text.as_bytes()) else {
        return false;
    };
    let digits: u8 = bytes
        .iter()
        .map(|byte| u8::from(byte.is_ascii_hexdigit()))
        .sum();
    [8, 13, 18, 23].map(|dash| bytes[dash]) == *b"----" && digits == 32
}

fn escaped(
    escape: Escape,
    out: &mut Vec<u8>,
    write: impl FnOnce(&mut dyn Write) -> fmt::Result,
) -> Result<(), Failed> {
    struct Escaped<'a>(Escape, &'a mut Vec<u8>);

    impl Write for Escaped<'_> {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            self.0.push(self.1, text);
            Ok(())
        }
    }

    write(&mut Escaped(escape, out)).map_err(|fmt::Error| Failed)
}

fn write_message(by: &ValueSource, escape: Escape, out: &mut Vec<u8>) -> Result<(), Failed> {
    match by {
        ValueSource::Message(message) => escaped(escape, out, |out| out.write_str(message)),
        _ => match by.fields().and_then(SentFields::text) {
            Some(display) => escaped(escape, out, |out| write!(out, "{display}")),
            None => Ok(()),
        },
    }
}
