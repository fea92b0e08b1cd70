//! Converts a shape and an entry into the pieces of a body. Constant parts are written once, and each value
//! of the error is a slot.

use super::json::{JsonText, Line, write_string};
use super::{Name, Node, Property};
use crate::entry::{Entry, HeaderSource};
use crate::error::ValueSource;
use crate::profile::Profile;
use crate::text::{self, Text};
use errorbook_model::Slot;
use errorbook_model::{shape, status};
use std::fmt::{self, Write};

/// A body, split at the values that depend on the error.
#[derive(Debug)]
pub(crate) struct Plan {
    pieces: Vec<Piece>,
    end: Box<[u8]>,
}

/// A constant part, and the value that follows it.
#[derive(Debug)]
struct Piece {
    /// It ends with the comma and the key of the member, if the value is a member that may be left out.
    before: Box<[u8]>,
    /// The number of bytes that are left out with such a member.
    key: usize,
    value: Value,
}

#[derive(Clone, Copy, Debug)]
enum Value {
    /// Only the comma before the next member.
    Comma,
    /// One value of a message, in the middle of its text.
    Slot(Slot, Escape),
    /// The whole message: the `Display` of the error, or the message of a `ManualApiError`.
    Message(Escape),
    /// A field. Left out if it is `null`.
    Field(u32),
    /// The key of the field for Retry-After. Left out if the header is.
    Seconds(u32),
    /// Left out if the request has no id.
    RequestId,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Escape {
    Json,
    Line,
}

/// The error if the values of an error cannot be written.
#[derive(Debug)]
pub(crate) struct Failed;

/// The parts of an error that a plan uses. The number is the index of such renditions in the cache.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Values {
    /// Everything that its type exposes.
    Own,
    /// The message of a `ManualApiError`, which has no fields.
    Hand,
    /// Nothing, since the error's own values fail. Its message is the title, and it has no fields.
    Static,
}

impl Values {
    pub(crate) fn of(source: &ValueSource) -> Self {
        match source {
            ValueSource::Derived(_) => Values::Own,
            ValueSource::Message(_) => Values::Hand,
            ValueSource::Nothing => Values::Static,
        }
    }

    pub(crate) const COUNT: usize = 3;
}

/// The plan of a JSON body.
pub(crate) fn json(entry: &'static Entry, profile: &Profile, values: Values) -> Plan {
    let mut planner = Planner::new(entry, profile, values, Escape::Json);
    planner.open.push(Level::default());
    planner.object(profile.settings.body.members().unwrap_or_default());
    planner.finish()
}

/// The plan of a text: the message and the code on one line, then the help, then the link.
pub(crate) fn text(entry: &'static Entry, profile: &Profile, values: Values) -> Plan {
    let mut planner = Planner::new(entry, profile, values, Escape::Line);
    planner.message();
    planner.literal(" [");
    planner.literal(entry.code().as_str());
    planner.literal("]\n");
    if let Some(help) = entry.help() {
        planner.escaped(help);
        planner.literal("\n");
    }
    if let Some(docs) = profile.settings.docs_uri(entry.code().as_str()) {
        planner.literal(&docs);
        planner.literal("\n");
    }
    planner.finish()
}

impl Plan {
    /// The body, if no part depends on the error.
    pub(crate) fn as_static(&self) -> Option<&[u8]> {
        self.pieces.is_empty().then_some(&*self.end)
    }

    pub(crate) fn has_request_id(&self) -> bool {
        self.pieces
            .iter()
            .any(|piece| matches!(piece.value, Value::RequestId))
    }

    /// The initial capacity of a body. The values of slots are mostly short.
    pub(crate) fn size(&self) -> usize {
        let pieces = self.pieces.iter().map(|piece| piece.before.len() + 16);
        pieces.sum::<usize>() + self.end.len()
    }

    /// Fills the slots.
    pub(crate) fn fill(
        &self,
        by: &ValueSource,
        request_id: Option<&str>,
        out: &mut Vec<u8>,
    ) -> Result<(), Failed> {
        for piece in &self.pieces {
            let key = piece.write_before(out);
            if !piece.value.write(by, request_id, out)? {
                out.truncate(key);
            }
        }
        out.extend_from_slice(&self.end);
        Ok(())
    }
}

impl Piece {
    /// Writes a constant part, and returns the position of the key.
    fn write_before(&self, out: &mut Vec<u8>) -> usize {
        // If several members in a row may be left out, the last byte shows whether there is a member before this
        // one: no value ends with an opening bracket.
        let is_first = self.key > 0
            && self.key == self.before.len()
            && matches!(out.last(), Some(b'{' | b'['));
        let comma = usize::from(is_first);
        out.extend_from_slice(&self.before[comma..]);
        out.len() + comma - self.key
    }
}

impl Value {
    /// Whether there is a value.
    fn write(
        self,
        by: &ValueSource,
        request_id: Option<&str>,
        out: &mut Vec<u8>,
    ) -> Result<bool, Failed> {
        match self {
            Value::Comma => {}
            Value::Slot(slot, escape) => {
                if let ValueSource::Derived(error) = by {
                    escaped(escape, out, |out| text::write_slot(slot, *error, out))?;
                }
            }
            Value::Message(escape) => write_message(by, escape, out)?,
            Value::Field(field) => {
                let ValueSource::Derived(error) = by else {
                    return Ok(false);
                };
                let before = out.len();
                error.json(field).write_json(out).map_err(|_| Failed)?;
                return Ok(&out[before..] != b"null");
            }
            Value::Seconds(key) => {
                let ValueSource::Derived(error) = by else {
                    return Ok(false);
                };
                let Some(seconds) = error.header(key).seconds() else {
                    return Ok(false);
                };
                out.extend_from_slice(itoa::Buffer::new().format(seconds).as_bytes());
            }
            Value::RequestId => {
                let Some(id) = request_id else {
                    return Ok(false);
                };
                write_string(out, id);
            }
        }
        Ok(true)
    }
}

fn escaped(
    escape: Escape,
    out: &mut Vec<u8>,
    write: impl FnOnce(&mut dyn Write) -> fmt::Result,
) -> Result<(), Failed> {
    match escape {
        Escape::Json => write(&mut JsonText(out)),
        Escape::Line => write(&mut Line(out)),
    }
    .map_err(|fmt::Error| Failed)
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

/// One open object or array.
#[derive(Default)]
struct Level {
    is_array: bool,
    /// Whether it certainly has a member, and whether it may have one.
    certain: bool,
    possible: bool,
}

struct Planner<'p> {
    entry: &'static Entry,
    profile: &'p Profile,
    values: Values,
    escape: Escape,
    pieces: Vec<Piece>,
    pending: Vec<u8>,
    open: Vec<Level>,
}

impl<'p> Planner<'p> {
    fn new(entry: &'static Entry, profile: &'p Profile, values: Values, escape: Escape) -> Self {
        Planner {
            entry,
            profile,
            values,
            escape,
            pieces: Vec::new(),
            pending: Vec::new(),
            open: Vec::new(),
        }
    }

    fn finish(self) -> Plan {
        Plan {
            pieces: self.pieces,
            end: self.pending.into_boxed_slice(),
        }
    }

    fn literal(&mut self, text: &str) {
        self.pending.extend_from_slice(text.as_bytes());
    }

    fn escaped(&mut self, text: &str) {
        // Writing to a `Vec` cannot fail.
        let _ = escaped(self.escape, &mut self.pending, |out| out.write_str(text));
    }

    /// Adds the pending constant part, of which the last `key` bytes belong to the value, and the value.
    fn piece(&mut self, key: usize, value: Value) {
        let before = std::mem::take(&mut self.pending).into_boxed_slice();
        self.pieces.push(Piece { before, key, value });
    }

    /// Adds the innermost object: its members and its braces.
    fn object(&mut self, members: &'static [Property]) {
        self.literal("{");
        for member in members {
            match member {
                Property::Pair(key, node) => self.node(key, node),
                Property::Fields => self.fields(members),
            }
        }
        self.open.pop();
        self.literal("}");
    }

    /// Adds a value with its key. An array element has none.
    fn node(&mut self, key: &str, node: &'static Node) {
        match node {
            Node::Object(members) => {
                self.key(key);
                self.open.push(Level::default());
                self.object(members);
            }
            Node::Array(elements) => {
                self.key(key);
                self.open.push(Level {
                    is_array: true,
                    ..Level::default()
                });
                self.literal("[");
                for element in *elements {
                    self.node("", element);
                }
                self.open.pop();
                self.literal("]");
            }
            Node::Name(name) => self.member(key, *name),
            Node::Literal(json) => {
                self.key(key);
                self.literal(json);
            }
        }
    }

    /// Adds a comma if it is needed, and the key of a member that is always present.
    fn key(&mut self, key: &str) {
        let Some(level) = self.open.last_mut() else {
            return;
        };
        let (certain, possible, is_array) = (level.certain, level.possible, level.is_array);
        level.certain = true;
        level.possible = true;
        if certain || possible {
            self.literal(",");
        }
        if possible && !certain {
            self.piece(1, Value::Comma);
        }
        if !is_array {
            write_string(&mut self.pending, key);
            self.literal(":");
        }
    }

    /// Adds a string member, unless the value is absent.
    fn string(&mut self, key: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.key(key);
            write_string(&mut self.pending, value);
        }
    }

    fn member(&mut self, key: &str, name: Name) {
        let entry = self.entry;
        let code = entry.code();
        match name {
            Name::Code if code.is_number() => {
                self.key(key);
                self.literal(code.as_str());
            }
            Name::Code => self.string(key, Some(code.as_str())),
            Name::Status => {
                self.key(key);
                self.literal(entry.status().as_str());
            }
            Name::Phrase => self.string(key, Some(status::phrase(entry.status().as_u16()))),
            Name::Title => self.string(key, Some(entry.title())),
            Name::ProblemTitle => {
                let about_blank = self.profile.settings.type_uri("").is_none();
                let title = if about_blank {
                    status::phrase(entry.status().as_u16())
                } else {
                    entry.title()
                };
                self.string(key, Some(title));
            }
            Name::Message => {
                self.key(key);
                self.quoted_message();
            }
            Name::Detail => {
                if self.has_own_message() {
                    self.key(key);
                    self.quoted_message();
                }
            }
            Name::Type => self.string(
                key,
                self.profile.settings.type_uri(code.as_str()).as_deref(),
            ),
            Name::Docs => self.string(
                key,
                self.profile.settings.docs_uri(code.as_str()).as_deref(),
            ),
            Name::Help => self.string(key, entry.help()),
            Name::Oauth => self.string(key, Some(entry.oauth())),
            Name::Retryable => {
                self.key(key);
                self.literal(if entry.retry().is_some() {
                    "true"
                } else {
                    "false"
                });
            }
            Name::RetryAfter => self.retry_after(key),
            Name::RequestId => self.optional(key, Value::RequestId),
        }
    }

    fn has_own_message(&self) -> bool {
        self.values == Values::Hand
            || self.entry.message.is_some()
            || (self.entry.sends_display() && self.values == Values::Own)
    }

    fn quoted_message(&mut self) {
        self.literal("\"");
        self.message();
        self.literal("\"");
    }

    fn message(&mut self) {
        let entry = self.entry;
        if self.values == Values::Static {
            // A text without placeholders cannot fail.
            let text = entry.message.as_ref().and_then(Text::as_static);
            self.escaped(text.unwrap_or_else(|| entry.title()));
        } else if self.values == Values::Hand || entry.sends_display() {
            self.piece(0, Value::Message(self.escape));
        } else if let Some(text) = &entry.message {
            for piece in &text.pieces {
                match piece {
                    text::Piece::Literal(text) => self.escaped(text),
                    text::Piece::Slot(slot) => self.piece(0, Value::Slot(*slot, self.escape)),
                }
            }
        } else {
            self.escaped(entry.title());
        }
    }

    fn retry_after(&mut self, key: &str) {
        if let Some(seconds) = self.entry.retry_after() {
            self.key(key);
            self.literal(seconds);
            return;
        }
        let line = self
            .entry
            .headers
            .iter()
            .find(|line| line.name == http::header::RETRY_AFTER);
        match line.map(|line| &line.value) {
            Some(HeaderSource::Field(field)) if self.values == Values::Own => {
                self.optional(key, Value::Seconds(*field));
            }
            Some(HeaderSource::Text(text)) => {
                // `007` is a number in RFC 9110 but not in JSON.
                if let Some(seconds) = text.as_static().and_then(|text| text.parse::<u64>().ok()) {
                    self.key(key);
                    self.literal(itoa::Buffer::new().format(seconds));
                }
            }
            _ => {}
        }
    }

    /// Adds the fields, except those with the name of another member, which takes precedence.
    fn fields(&mut self, beside: &'static [Property]) {
        if self.values != Values::Own {
            return;
        }
        for field in self.entry.fields() {
            if shape::keys(beside).all(|key| key != field.name()) {
                self.optional(field.name(), Value::Field(field.key()));
            }
        }
    }

    /// Adds a member that may be absent. Its comma and its key are left out with it.
    fn optional(&mut self, key: &str, value: Value) {
        let literal = self.pending.len();
        if !matches!(self.pending.last(), Some(b'{' | b'[')) {
            self.literal(",");
        }
        if let Some(level) = self.open.last_mut() {
            level.possible = true;
            if !level.is_array {
                write_string(&mut self.pending, key);
                self.literal(":");
            }
        }
        self.piece(self.pending.len() - literal, value);
    }
}
