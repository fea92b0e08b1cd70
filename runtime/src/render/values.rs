//! What fills the slots of a plan.

use super::current::CurrentRequest;
#[cfg(feature = "docs")]
use super::current::Surroundings;
use super::items::{self, Item, Known, Member};
use super::plan::{Each, Escape, Failed, Filling, Group, Needs, Pieces, Planned, Rewrite};
use super::{html, raw_json, text, xml};
use crate::entry::{Entry, HeaderSource};
use crate::error::ValueSource;
use crate::profile::Profile;
use crate::text::{self as texts, Text};
use errorbook_model::code::Style;
use errorbook_model::interpolation::{Part, parts};
use errorbook_model::{Items, Name, Node, Property, Slot, shape, status};
use std::borrow::Cow;
use std::fmt::{self, Write};
use std::time::SystemTime;

/// What follows the constant bytes of a piece.
#[derive(Debug)]
pub(super) enum Value {
    /// Nothing but the comma before the next member.
    Comma,
    /// One value of a message, in the middle of its text.
    Slot(Slot, Escape),
    /// The whole message: the error's own `Display`, or what a type written by hand says.
    Message(Escape),
    /// A field as JSON; absent where it is `null`.
    Json(u32),
    /// The same, absent where it is a list of field errors: they stand elsewhere in the template.
    JsonUnlessItems(u32),
    /// A field as text: a string's content, a number, a truth value; else it is absent.
    Text(u32, Escape),
    /// A field as XML elements of a name.
    Xml(u32, Box<str>, Items),
    /// The key of the field that is Retry-After; absent where the header is.
    Seconds(u32),
    /// What the request says.
    Fact(Fact, Escape),
    /// The field errors in these fields, as lines; absent where there are none.
    Lines(Box<[u32]>),
    /// A value of the item at hand.
    OfItem(ItemValue),
    /// A value, and another where it is absent.
    Or(Box<Value>, Box<Value>),
    /// A part that is left out with what it is made of.
    Group(Box<Group>),
    /// A part for each field error.
    Each(Box<Each>),
    /// A value, rewritten as a whole.
    Rewritten(Box<Value>, Rewrite),
    /// A page that the service writes itself.
    Page(Box<html::Own>),
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

/// What is known of a request, or of the moment.
#[derive(Clone, Copy, Debug)]
pub(super) enum Fact {
    RequestId,
    /// The request's id, as a URI, where it is a UUID.
    Instance,
    TraceId,
    Method,
    Path,
    /// Whether UTC is written `+00:00` and not `Z`.
    Timestamp {
        offset: bool,
    },
}

impl Value {
    /// Whether there is a value.
    pub(super) fn write(&self, filling: &Filling, out: &mut Vec<u8>) -> Result<bool, Failed> {
        let error = match filling.values {
            ValueSource::Derived(error) => Some(*error),
            _ => None,
        };
        match self {
            Value::Comma => {}
            Value::Slot(slot, escape) => {
                if let Some(error) = error {
                    escaped(*escape, out, |out| texts::write_slot(*slot, error, out))?;
                }
            }
            Value::Message(escape) => write_message(filling.values, *escape, out)?,
            Value::Json(field) => {
                let before = out.len();
                let Some(error) = error else {
                    return Ok(false);
                };
                error.json(*field).write_json(out).map_err(|_| Failed)?;
                return Ok(&out[before..] != b"null");
            }
            Value::JsonUnlessItems(field) => {
                let before = out.len();
                return Ok(
                    Value::Json(*field).write(filling, out)? && !items::is_list(&out[before..])
                );
            }
            Value::Text(field, Escape::Json) => return push_json_text(filling, *field, out),
            Value::Text(field, escape) => {
                return with_json(filling, *field, |json| {
                    push(out, raw_json::text(json), *escape)
                });
            }
            Value::Xml(field, name, items) => {
                return with_json(filling, *field, |json| {
                    xml::push_element(out, name, json, *items)
                });
            }
            Value::Seconds(key) => {
                let Some(seconds) = error.and_then(|error| error.header(*key).seconds()) else {
                    return Ok(false);
                };
                out.extend_from_slice(itoa::Buffer::new().format(seconds).as_bytes());
            }
            Value::Fact(fact, escape) => return Ok(fact.write(filling, *escape, out)),
            Value::Lines(fields) => return text::push_field_errors(filling.values, fields, out),
            Value::OfItem(value) => {
                let item = filling.item;
                return Ok(item.is_some_and(|item| value.write(item, out)));
            }
            Value::Or(value, otherwise) => {
                let before = out.len();
                if !value.write(filling, out)? {
                    out.truncate(before);
                    return otherwise.write(filling, out);
                }
            }
            Value::Group(group) => return group.write(filling, out),
            Value::Each(each) => return each.write(filling, out),
            Value::Rewritten(value, rewrite) => return value.write_as(*rewrite, filling, out),
            Value::Page(page) => page.write(filling, out)?,
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
    /// A member, as JSON.
    Json(Member),
    /// A member, as text.
    Text(Member, Escape),
    /// The code in another style.
    Code(Style, Escape),
    /// A field, as XML elements of a name.
    Xml(Member, Box<str>, Items),
    /// Its own fields, as members with their commas.
    Fields(Unplaced),
    /// The same as XML elements.
    Elements(Unplaced, Items),
}

impl ItemValue {
    /// Whether there is a value.
    fn write(&self, item: Item, out: &mut Vec<u8>) -> bool {
        let before = out.len();
        match self {
            ItemValue::Json(member) => {
                let json = item.get(member).unwrap_or_default();
                out.extend_from_slice(json.as_bytes());
            }
            ItemValue::Text(member, escape) => {
                return push(out, item.get(member).and_then(raw_json::text), *escape);
            }
            ItemValue::Code(style, escape) => {
                let code = item.known(Known::Code).and_then(raw_json::text);
                let code = code.map(|code| Cow::Owned(style.styled(&code).into_owned()));
                return push(out, code, *escape);
            }
            ItemValue::Xml(member, name, items) => {
                let json = item.get(member);
                return json.is_some_and(|json| xml::push_element(out, name, json, *items));
            }
            ItemValue::Fields(fields) => push_fields(out, item, *fields),
            ItemValue::Elements(fields, items) => {
                for (name, json) in item.fields().filter(|(name, _)| fields.has_element(name)) {
                    xml::push_element(out, &xml::element_name(&name), json, *items);
                }
            }
        }
        out.len() > before
    }
}

/// A field as text inside a JSON string: a string's JSON is that text, in quotes.
fn push_json_text(filling: &Filling, field: u32, out: &mut Vec<u8>) -> Result<bool, Failed> {
    let before = out.len();
    let is_present = Value::Json(field).write(filling, out)?;
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
    filling: &Filling,
    field: u32,
    call: impl FnOnce(&str) -> bool,
) -> Result<bool, Failed> {
    items::with_scratch(|json| {
        let is_present = Value::Json(field).write(filling, json)?;
        let json = std::str::from_utf8(json).map_err(|_| Failed)?;
        Ok(is_present && call(json))
    })
}

/// Appends a text where there is one.
fn push(out: &mut Vec<u8>, text: Option<Cow<'_, str>>, escape: Escape) -> bool {
    text.map(|text| escape.push(out, &text)).is_some()
}

fn push_fields(out: &mut Vec<u8>, item: Item, fields: Unplaced) {
    for (name, json) in item.fields().filter(|(name, _)| fields.has(name)) {
        if !matches!(out.last(), Some(b'{')) {
            out.push(b',');
        }
        errorbook_model::escape::json_string(out, &name);
        out.push(b':');
        out.extend_from_slice(json.as_bytes());
    }
}

impl Fact {
    fn write(self, filling: &Filling, escape: Escape, out: &mut Vec<u8>) -> bool {
        #[cfg(feature = "docs")]
        if matches!(filling.around, Surroundings::Example) {
            return push(out, Some(self.sample()), escape);
        }
        let request = filling.around.request();
        let text: Option<Cow<str>> = match self {
            Fact::Timestamp { offset } => {
                let now = humantime::format_rfc3339_millis(SystemTime::now()).to_string();
                Some(Cow::Owned(match now.strip_suffix('Z') {
                    Some(time) if offset => format!("{time}+00:00"),
                    _ => now,
                }))
            }
            Fact::RequestId | Fact::Instance => {
                let id = request.and_then(CurrentRequest::id);
                let id = id.as_ref().and_then(|id| id.to_str().ok());
                match self {
                    Fact::Instance => id
                        .filter(|id| is_uuid(id))
                        .map(|id| Cow::Owned(format!("urn:uuid:{id}"))),
                    _ => id.map(|id| Cow::Owned(id.to_owned())),
                }
            }
            Fact::TraceId => request
                .and_then(CurrentRequest::trace_id)
                .map(Cow::Borrowed),
            Fact::Method => request.map(|request| Cow::Borrowed(request.method().as_str())),
            Fact::Path => request
                .and_then(CurrentRequest::target)
                .map(|target| Cow::Borrowed(target.path())),
        };
        push(out, text, escape)
    }
}

#[cfg(feature = "docs")]
impl Fact {
    fn sample(self) -> Cow<'static, str> {
        let name = match self {
            Fact::RequestId => Name::RequestId,
            Fact::Instance => Name::Instance,
            Fact::TraceId => Name::TraceId,
            Fact::Method => Name::RequestMethod,
            Fact::Path => Name::RequestPath,
            Fact::Timestamp { .. } => Name::Timestamp,
        };
        let sample = errorbook_export::Sample::of_request(name);
        match (self, sample.strip_suffix('Z')) {
            (Fact::Timestamp { offset: true }, Some(time)) => Cow::Owned(format!("{time}+00:00")),
            _ => Cow::Borrowed(sample),
        }
    }
}

/// RFC 9562 section 4.
fn is_uuid(text: &str) -> bool {
    let groups = text.split('-');
    groups.clone().map(str::len).eq([8, 4, 4, 4, 12])
        && groups
            .flat_map(str::bytes)
            .all(|byte| byte.is_ascii_hexdigit())
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
        ValueSource::Nothing => Ok(()),
        ValueSource::Message(message) => escaped(escape, out, |out| out.write_str(message)),
        ValueSource::Derived(error) => match error.text() {
            Some(display) => escaped(escape, out, |out| write!(out, "{display}")),
            None => Ok(()),
        },
    }
}

/// Where a field's value comes from.
pub(super) enum FieldValue {
    /// The error at hand has it.
    OfError { key: u32, may_hold_items: bool },
    /// It is written in an attribute, or in the profile.
    Written { text: Planned, is_string: bool },
}

/// Plans the values of an entry, as text that is escaped for a format.
#[derive(Clone, Copy)]
pub(super) struct Planner<'p> {
    pub(super) entry: &'static Entry,
    pub(super) profile: &'p Profile,
    pub(super) values: &'p ValueSource<'p>,
    pub(super) escape: Escape,
    /// The same for the text of a template between its placeholders.
    pub(super) escape_template: Escape,
    /// Whether the values are those of a field error, in an item of `each`.
    pub(super) is_item: bool,
    /// Whether they stand in an item of `each`: of a field error, or of the error itself.
    pub(super) is_in_each: bool,
}

impl<'p> Planner<'p> {
    pub(super) fn new(
        entry: &'static Entry,
        profile: &'p Profile,
        values: &'p ValueSource<'p>,
        escape: Escape,
    ) -> Self {
        Planner {
            entry,
            profile,
            values,
            escape,
            escape_template: escape,
            is_item: false,
            is_in_each: false,
        }
    }

    /// The same for what an item of `each` has not itself: the error's.
    pub(super) fn of_error(&self) -> Self {
        Planner {
            is_item: false,
            ..*self
        }
    }

    pub(super) fn constant(&self, text: &str) -> Planned {
        Planned::text(text, self.escape)
    }

    fn constant_or_absent(&self, text: Option<impl AsRef<str>>) -> Planned {
        text.map_or(Planned::Absent, |text| self.constant(text.as_ref()))
    }

    fn fact(&self, fact: Fact) -> Planned {
        Planned::Optional(Value::Fact(fact, self.escape))
    }

    /// A field of the item at hand, as text.
    fn item_field(&self, name: &str) -> Planned {
        let member = Member::Field(name.into());
        Planned::Optional(Value::OfItem(ItemValue::Text(member, self.escape)))
    }

    /// A value as text.
    pub(super) fn name(&self, name: Name) -> Planned {
        let entry = self.entry;
        let status = entry.status().as_u16();
        let code = entry.code();
        let settings = &self.profile.settings;
        if let Some(member) = Known::of(name).filter(|_| self.is_item) {
            return Planned::Optional(Value::OfItem(ItemValue::Text(
                Member::Known(member),
                self.escape,
            )));
        }
        match name {
            Name::Pointer | Name::Parameter | Name::Header => Planned::Absent,
            Name::Code => self.constant(code.as_str()),
            Name::Status => self.constant(entry.status().as_str()),
            Name::Phrase => self.constant(status::phrase(status)),
            Name::ProblemTitle if settings.type_template().is_none() => {
                self.constant(status::phrase(status))
            }
            Name::Title | Name::ProblemTitle => self.constant(entry.title()),
            Name::Detail if !self.has_own_message() => Planned::Absent,
            Name::Message | Name::Detail => self.message(),
            Name::Type => self.constant_or_absent(settings.type_uri(code.as_str())),
            Name::Docs => self.constant_or_absent(settings.docs_uri(code.as_str())),
            Name::Help => self.constant_or_absent(entry.help()),
            Name::Oauth => self.constant(entry.oauth()),
            Name::Retryable => self.constant(if entry.retry().is_some() {
                "true"
            } else {
                "false"
            }),
            Name::RetryAfter => self.retry_after(),
            Name::Instance => {
                let field = self.of_error().field("instance");
                field.or(self.fact(Fact::Instance))
            }
            Name::RequestId => self.fact(Fact::RequestId),
            Name::TraceId => self.fact(Fact::TraceId),
            Name::RequestMethod => self.fact(Fact::Method),
            Name::RequestPath => self.fact(Fact::Path),
            Name::Timestamp => self.timestamp(false),
            Name::FieldErrors => match self.item_fields() {
                fields if fields.is_empty() => Planned::Absent,
                fields => Planned::Optional(Value::Lines(fields)),
            },
        }
    }

    fn timestamp(&self, offset: bool) -> Planned {
        Planned::value(Value::Fact(Fact::Timestamp { offset }, self.escape))
    }

    fn code_in(&self, style: Style) -> Planned {
        self.constant(&style.styled(self.entry.code().as_str()))
    }

    /// Every field that the error has, with its name.
    pub(super) fn fields(&self) -> impl Iterator<Item = (&'static str, FieldValue)> {
        let of_profile = self.profile.settings.fields;
        let of_profile = (0..).map_while(move |at| of_profile.as_slice().get(at).copied());
        let is_own = |name: &str| self.entry.fields().iter().any(|field| field.name() == name);
        let of_profile = of_profile.filter_map(move |(name, text)| {
            let value = FieldValue::Written {
                text: self.constant(text),
                is_string: true,
            };
            (!is_own(name)).then_some((name, value))
        });
        let fields = self.entry.fields_and_constants();
        let fields = fields.filter_map(|(field, written)| {
            let value = match written {
                Some(text) => FieldValue::Written {
                    text: self.template(text)?,
                    is_string: field.json_type() == "string",
                },
                None if self.values.has_fields() => FieldValue::OfError {
                    key: field.key,
                    may_hold_items: items::may_hold(field.json_type()),
                },
                None => return None,
            };
            Some((field.name(), value))
        });
        fields.chain(of_profile)
    }

    pub(super) fn field_value(&self, name: &str) -> Option<FieldValue> {
        let mut fields = self.fields();
        fields.find_map(|(known, value)| (known == name).then_some(value))
    }

    /// A field as text. An item's own comes before the error's.
    pub(super) fn field(&self, name: &str) -> Planned {
        let value = match self.field_value(name) {
            Some(FieldValue::OfError { key, .. }) => {
                Planned::Optional(Value::Text(key, self.escape))
            }
            Some(FieldValue::Written { text, .. }) => text,
            None => Planned::Absent,
        };
        if self.is_item {
            self.item_field(name).or(value)
        } else {
            value
        }
    }

    /// A text of the entry, where the values that it names are at hand.
    fn template(&self, text: &Text) -> Option<Planned> {
        if !self.values.has_fields() && text.as_static().is_none() {
            return None;
        }
        let mut pieces = Pieces::default();
        for piece in &text.pieces {
            match piece {
                texts::Piece::Literal(text) => self.escape.push(&mut pieces.pending, text),
                texts::Piece::Slot(slot) => pieces.push(0, Value::Slot(*slot, self.escape)),
            }
        }
        Some(Planned::Certain(pieces))
    }

    /// The fields that may hold field errors.
    pub(super) fn item_fields(&self) -> Box<[u32]> {
        let fields = self.entry.fields().iter();
        let may_hold = fields.filter(|field| items::may_hold(field.json_type()));
        let keys = may_hold.map(|field| field.key);
        keys.filter(|_| self.values.has_fields()).collect()
    }

    /// An interpolated string; absent where a value of it is.
    pub(super) fn interpolated(&self, text: &str) -> Planned {
        let mut pieces = Pieces::default();
        let mut is_certain = true;
        for part in parts(text) {
            let planned = match part {
                Part::Text(text) => Planned::text(text, self.escape_template),
                Part::Name(name) => self.name(name),
                Part::Code(style) if self.is_item => {
                    Planned::Optional(Value::OfItem(ItemValue::Code(style, self.escape)))
                }
                Part::Code(style) => self.code_in(style),
                Part::TimestampOffset => self.timestamp(true),
                Part::Field(name) => self.field(name),
            };
            match planned {
                Planned::Absent => return Planned::Absent,
                Planned::Certain(inner) => pieces.append(inner),
                Planned::Optional(value) => {
                    is_certain = false;
                    pieces.push(0, value);
                }
            }
        }
        if is_certain {
            Planned::Certain(pieces)
        } else {
            Planned::Optional(pieces.into_group(Needs::All))
        }
    }

    fn has_own_message(&self) -> bool {
        self.values.is_message()
            || self.entry.message.is_some()
            || (self.entry.sends_display() && self.values.has_fields())
    }

    fn message(&self) -> Planned {
        let entry = self.entry;
        if matches!(self.values, ValueSource::Nothing) {
            // A text without placeholders cannot fail.
            let text = entry.message.as_ref().and_then(Text::as_static);
            return self.constant(text.unwrap_or_else(|| entry.title()));
        }
        if self.values.is_message() || entry.sends_display() {
            return Planned::value(Value::Message(self.escape));
        }
        let message = entry.message.as_ref();
        let message = message.and_then(|text| self.template(text));
        message.unwrap_or_else(|| self.constant(entry.title()))
    }

    pub(super) fn retry_after(&self) -> Planned {
        if let Some(seconds) = self.entry.retry_after() {
            return self.constant(seconds);
        }
        let mut lines = self.entry.headers.iter();
        let line = lines.find(|line| line.name == http::header::RETRY_AFTER);
        match line.map(|line| &line.value) {
            Some(HeaderSource::Field(field)) if self.values.has_fields() => {
                Planned::Optional(Value::Seconds(*field))
            }
            Some(HeaderSource::Text(text)) => {
                // `007` is a number to RFC 9110, and none to JSON.
                let seconds = text.as_static().and_then(|text| text.parse::<u64>().ok());
                let mut buffer = itoa::Buffer::new();
                self.constant_or_absent(seconds.map(|seconds| buffer.format(seconds)))
            }
            _ => Planned::Absent,
        }
    }

    /// A part for each field error, or for the error itself where it has none.
    pub(super) fn each(
        &self,
        item: &'static Node,
        separator: &'static [u8],
        plan: impl Fn(&Self, &'static Node) -> Planned,
    ) -> Planned {
        let of_error = Planner {
            is_in_each: true,
            ..*self
        };
        let of_item = Planner {
            is_item: true,
            ..of_error
        };
        let of_error = plan(&of_error, item);
        let fields = self.item_fields();
        if fields.is_empty() {
            return of_error;
        }
        match plan(&of_item, item).into_value() {
            None => of_error,
            Some(of_item) => Planned::Optional(Value::Each(Box::new(Each {
                fields,
                of_item,
                of_error: of_error.into_value(),
                separator,
            }))),
        }
    }
}
