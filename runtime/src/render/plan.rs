//! A body, cut where it depends on the error: what is constant is written once, when the plan is made. Each format
//! makes its plans in a file of its own.

use crate::entry::Entry;
use crate::error::ValueSource;
use crate::profile::Profile;
use crate::text::{self, Text};
use errorbook_model::{Slot, escape};
use std::fmt::{self, Write};

/// A body, cut where it depends on the error.
#[derive(Debug)]
pub(crate) struct Plan {
    pieces: Vec<Piece>,
    end: Box<[u8]>,
}

/// What is constant, and the value that follows it.
#[derive(Debug)]
struct Piece {
    /// Ends in the member's comma and key, where the value is a member that may be left out.
    before: Box<[u8]>,
    /// How many bytes go with such a member.
    key: usize,
    value: Value,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Value {
    /// Nothing but the comma before the next member.
    Comma,
    /// One value of a message, in the middle of its text.
    Slot(Slot, Escape),
    /// The whole message: the error's own `Display`, or what a type written by hand says.
    Message(Escape),
    /// A field; left out where it is `null`.
    Field(u32),
    /// The key of the field that is Retry-After; left out where the header is.
    Seconds(u32),
    /// Left out where the request has no id.
    RequestId,
    /// The field errors in a field, as lines; nothing where it has none.
    FieldErrors(u32),
}

/// Makes the plan of an entry's bodies in a format.
pub(super) type Make = fn(&'static Entry, &Profile, &ValueSource) -> Plan;

/// Appends text as the format has it.
pub(super) type Escape = fn(&mut Vec<u8>, &str);

/// The error's values could not be written.
#[derive(Debug)]
pub(crate) struct Failed;

impl Plan {
    /// The body where nothing depends on the error.
    pub(crate) fn as_static(&self) -> Option<&[u8]> {
        self.pieces.is_empty().then_some(&*self.end)
    }

    pub(crate) fn has_request_id(&self) -> bool {
        self.pieces
            .iter()
            .any(|piece| matches!(piece.value, Value::RequestId))
    }

    /// The size of a body, to start with: what a slot brings is mostly short.
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
    /// Writes what is constant, and returns where the key began.
    fn write_before(&self, out: &mut Vec<u8>) -> usize {
        // Where members that may be left out follow each other, what stands last tells whether one stands
        // before this one: no value ends in an opening bracket.
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
                escape::json_string(out, id);
            }
            Value::FieldErrors(field) => {
                if let ValueSource::Derived(error) = by {
                    super::text::push_field_errors(out, error.json(field));
                }
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
    struct Escaped<'a>(Escape, &'a mut Vec<u8>);

    impl Write for Escaped<'_> {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            (self.0)(self.1, text);
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

/// A plan that is being made.
pub(super) struct Planner<'p> {
    pub(super) entry: &'static Entry,
    pub(super) profile: &'p Profile,
    pub(super) values: &'p ValueSource<'p>,
    escape: Escape,
    pieces: Vec<Piece>,
    pub(super) pending: Vec<u8>,
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
            pieces: Vec::new(),
            pending: Vec::new(),
        }
    }

    pub(super) fn finish(self) -> Plan {
        Plan {
            pieces: self.pieces,
            end: self.pending.into_boxed_slice(),
        }
    }

    pub(super) fn literal(&mut self, text: &str) {
        self.pending.extend_from_slice(text.as_bytes());
    }

    pub(super) fn escaped(&mut self, text: &str) {
        // A Vec takes everything.
        let _ = escaped(self.escape, &mut self.pending, |out| out.write_str(text));
    }

    /// What is pending, of which `key` bytes go with the value, and the value.
    pub(super) fn piece(&mut self, key: usize, value: Value) {
        let before = std::mem::take(&mut self.pending).into_boxed_slice();
        self.pieces.push(Piece { before, key, value });
    }

    /// Whether the values of a template are at hand.
    pub(super) fn can_fill(&self, text: &Text) -> bool {
        self.values.has_fields() || text.as_static().is_some()
    }

    /// A template whose text is as the format has it, and whose values are escaped.
    pub(super) fn template(&mut self, text: &Text) {
        for piece in &text.pieces {
            match piece {
                text::Piece::Literal(text) => self.literal(text),
                text::Piece::Slot(slot) => self.piece(0, Value::Slot(*slot, self.escape)),
            }
        }
    }

    pub(super) fn has_own_message(&self) -> bool {
        self.values.is_message()
            || self.entry.message.is_some()
            || (self.entry.sends_display() && self.values.has_fields())
    }

    pub(super) fn message(&mut self) {
        let entry = self.entry;
        if matches!(self.values, ValueSource::Nothing) {
            // A text without placeholders cannot fail.
            let text = entry.message.as_ref().and_then(Text::as_static);
            self.escaped(text.unwrap_or_else(|| entry.title()));
        } else if self.values.is_message() || entry.sends_display() {
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
}
