//! A body, cut where it depends on the error: what is constant is written once, when the plan is made. Each format
//! makes its plans in a file of its own, of the values in `values.rs`.

use super::current::Surroundings;
use super::items;
use super::text;
use super::values::Value;
use crate::error::{Item, ValueSource};
use errorbook_model::escape;

/// A body, or a part of one, cut where it depends on the error.
#[derive(Debug)]
pub(crate) struct Plan {
    pieces: Vec<Piece>,
    end: Box<[u8]>,
    /// How many of its values an error may lack: where it lacks more, nothing of the part is written.
    may_lack: usize,
}

/// What is constant, and the value that follows it.
#[derive(Debug)]
struct Piece {
    /// Ends in the member's comma and key, where the value is a member that may be left out.
    before: Box<[u8]>,
    /// How many bytes go with such a member.
    key: usize,
    /// `None` behind the comma before a member that is not left out.
    value: Option<Value>,
}

/// How a format writes text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Escape {
    /// Inside a JSON string.
    Json,
    /// As a part of one line.
    Line,
    /// As it is.
    Nothing,
    Html,
    XmlText,
    XmlAttribute,
}

impl Escape {
    pub(super) fn push(self, out: &mut Vec<u8>, text: &str) {
        self.rewrite()(out, text);
    }

    pub(super) fn rewrite(self) -> Rewrite {
        match self {
            Escape::Json => escape::json_inside,
            Escape::Line => text::push_line,
            Escape::Nothing => |out, text| out.extend_from_slice(text.as_bytes()),
            Escape::Html => escape::html,
            Escape::XmlText => escape::xml_text,
            Escape::XmlAttribute => escape::xml_attribute,
        }
    }
}

/// The error's values could not be written.
#[derive(Debug)]
pub(crate) struct Failed;

/// Where the values of one body come from.
#[derive(Clone, Copy)]
pub(crate) struct Filling<'a> {
    pub(crate) values: &'a ValueSource<'a>,
    pub(crate) around: Surroundings<'a>,
    /// The field error, in an item of `each`.
    pub(super) item: Option<&'a Item>,
}

impl<'a> Filling<'a> {
    pub(crate) fn new(values: &'a ValueSource<'a>, around: Surroundings<'a>) -> Self {
        Filling {
            values,
            around,
            item: None,
        }
    }
}

impl Plan {
    /// The body where nothing depends on the error.
    pub(crate) fn as_static(&self) -> Option<&[u8]> {
        self.pieces.is_empty().then_some(&*self.end)
    }

    /// The size of a body, to start with: what a slot brings is mostly short.
    pub(crate) fn size(&self) -> usize {
        let pieces = self.pieces.iter().map(|piece| piece.before.len() + 16);
        pieces.sum::<usize>() + self.end.len()
    }

    /// Whether it is written for every error.
    pub(super) fn is_certain(&self) -> bool {
        self.may_lack >= self.pieces.len()
    }

    /// Fills the slots; whether the error has what the part needs.
    pub(crate) fn write(&self, filling: &Filling, out: &mut Vec<u8>) -> Result<bool, Failed> {
        let start = out.len();
        let mut lacks = 0;
        for piece in &self.pieces {
            let before = out.len();
            out.extend_from_slice(piece.before(out));
            let Some(value) = &piece.value else {
                continue;
            };
            // A first member's comma was not written.
            let key = before.max(out.len() - piece.key);
            if !value.write(filling, out)? {
                lacks += 1;
                out.truncate(key);
            }
        }
        if lacks > self.may_lack {
            out.truncate(start);
            return Ok(false);
        }
        out.extend_from_slice(&self.end);
        Ok(true)
    }
}

impl Piece {
    /// What is constant, without its comma where the member is the first that is not left out.
    fn before(&self, out: &[u8]) -> &[u8] {
        // Where members that may be left out follow each other, what stands last tells whether one stands
        // before this one: no value ends in an opening bracket.
        if self.key == self.before.len() && matches!(out, [.., b'{' | b'[']) {
            self.before.get(1..).unwrap_or_default()
        } else {
            &self.before
        }
    }
}

/// Which of its values a part needs.
#[derive(Clone, Copy, Debug)]
pub(super) enum Needs {
    /// None.
    Nothing,
    /// One of them, as an object does.
    Any,
    /// Every one, as a string does.
    All,
}

/// A part of a body for each field error, or one for the error itself where it has none.
#[derive(Debug)]
pub(super) struct Each {
    /// The fields that may hold field errors.
    pub(super) fields: Box<[u32]>,
    /// By the number of its place, with the separator behind it; `None` where such an item would have nothing in it.
    pub(super) of_item: [Option<Plan>; 3],
    /// `None` where an item of the error itself would have nothing in it.
    pub(super) of_error: Option<Plan>,
    /// What is left out behind the last item.
    pub(super) separator: &'static str,
}

impl Each {
    /// Whether there is an item for every field error, and one for an error without any.
    pub(super) fn is_certain(&self) -> bool {
        let mut items = self.of_item.iter().chain([&self.of_error]);
        items.all(|item| item.as_ref().is_some_and(Plan::is_certain))
    }

    /// Whether any item is written.
    pub(super) fn write(&self, filling: &Filling, out: &mut Vec<u8>) -> Result<bool, Failed> {
        let start = out.len();
        let mut has_items = false;
        for item in items::of(filling.values, &self.fields) {
            has_items = true;
            if let Some(of_item) = &self.of_item[item.place.kind() as usize] {
                let filling = Filling {
                    item: Some(item),
                    ..*filling
                };
                of_item.write(&filling, out)?;
            }
        }
        match &self.of_error {
            Some(of_error) if !has_items => of_error.write(filling, out),
            _ if out.len() == start => Ok(false),
            _ => {
                out.truncate(out.len() - self.separator.len());
                Ok(true)
            }
        }
    }
}

/// Appends a text in the way of a format.
pub(super) type Rewrite = fn(&mut Vec<u8>, &str);

/// A plan that is being made.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    pieces: Vec<Piece>,
    pub(super) pending: Vec<u8>,
}

/// A value that was planned.
pub(super) enum Planned {
    /// No error of the entry has it.
    Absent,
    /// Every error of the entry has it.
    Certain(Pieces),
    /// An error of the entry may lack it.
    Optional(Value),
}

impl Planned {
    pub(super) fn text(text: &str, escape: Escape) -> Self {
        let mut pieces = Pieces::default();
        escape.push(&mut pieces.pending, text);
        Planned::Certain(pieces)
    }

    /// A value that is made of others.
    pub(super) fn of(value: Value) -> Self {
        if value.is_certain() {
            Planned::value(value)
        } else {
            Planned::Optional(value)
        }
    }

    /// A value that every error of the entry has.
    pub(super) fn value(value: Value) -> Self {
        let mut pieces = Pieces::default();
        pieces.push(0, value);
        Planned::Certain(pieces)
    }

    /// As a value of its own.
    pub(super) fn into_value(self) -> Option<Value> {
        match self {
            Planned::Absent => None,
            Planned::Certain(pieces) => Some(pieces.into_group(Needs::Nothing)),
            Planned::Optional(value) => Some(value),
        }
    }

    /// As a part of its own.
    pub(super) fn into_plan(self) -> Option<Plan> {
        match self {
            Planned::Absent => None,
            Planned::Certain(pieces) => Some(pieces.finish()),
            Planned::Optional(Value::Group(part)) => Some(*part),
            Planned::Optional(value) => {
                let mut pieces = Pieces::default();
                pieces.push(0, value);
                Some(pieces.into_plan(Needs::All))
            }
        }
    }

    /// With another value in its place where it is absent.
    pub(super) fn or(self, otherwise: Planned) -> Self {
        match self {
            Planned::Absent => otherwise,
            Planned::Certain(_) => self,
            Planned::Optional(value) => match otherwise.into_value() {
                None => Planned::Optional(value),
                Some(other) => Planned::of(Value::Or(Box::new(value), Box::new(other))),
            },
        }
    }

    /// Rewritten as a whole, for a format in which the meaning of a character depends on what stands before it.
    pub(super) fn rewritten(self, rewrite: Rewrite) -> Self {
        match self {
            Planned::Absent => Planned::Absent,
            Planned::Certain(inner) if inner.pieces.is_empty() => {
                let mut pieces = Pieces::default();
                let text = String::from_utf8_lossy(&inner.pending);
                rewrite(&mut pieces.pending, &text);
                Planned::Certain(pieces)
            }
            Planned::Certain(inner) => {
                let value = Box::new(inner.into_group(Needs::Nothing));
                Planned::value(Value::Rewritten(value, rewrite))
            }
            Planned::Optional(value) => {
                Planned::Optional(Value::Rewritten(Box::new(value), rewrite))
            }
        }
    }

    /// With text before and after it, which is absent where the value is.
    pub(super) fn between(self, before: &str, after: &str) -> Self {
        let mut pieces = Pieces::default();
        pieces.literal(before);
        match self {
            Planned::Absent => Planned::Absent,
            Planned::Certain(inner) => {
                pieces.append(inner);
                pieces.literal(after);
                Planned::Certain(pieces)
            }
            Planned::Optional(value) => {
                pieces.push(0, value);
                pieces.literal(after);
                Planned::Optional(pieces.into_group(Needs::All))
            }
        }
    }
}

impl Pieces {
    pub(super) fn literal(&mut self, text: &str) {
        self.pending.extend_from_slice(text.as_bytes());
    }

    /// What is pending, of which `key` bytes go with the value, and the value.
    pub(super) fn push(&mut self, key: usize, value: Value) {
        self.push_piece(key, Some(value));
    }

    /// What is pending, which ends in a comma: it is left out where no member stands before it.
    pub(super) fn push_comma(&mut self) {
        self.push_piece(1, None);
    }

    fn push_piece(&mut self, key: usize, value: Option<Value>) {
        let before = std::mem::take(&mut self.pending).into_boxed_slice();
        self.pieces.push(Piece { before, key, value });
    }

    /// Appends what was planned, where there is any.
    pub(super) fn add(&mut self, planned: Planned) {
        match planned {
            Planned::Absent => {}
            Planned::Certain(inner) => self.append(inner),
            Planned::Optional(value) => self.push(0, value),
        }
    }

    pub(super) fn append(&mut self, other: Pieces) {
        let mut others = other.pieces.into_iter();
        if let Some(first) = others.next() {
            self.pending.extend_from_slice(&first.before);
            self.push_piece(first.key, first.value);
            self.pieces.extend(others);
        }
        self.pending.extend_from_slice(&other.pending);
    }

    pub(super) fn into_group(self, needs: Needs) -> Value {
        Value::Group(Box::new(self.into_plan(needs)))
    }

    pub(super) fn finish(self) -> Plan {
        self.into_plan(Needs::Nothing)
    }

    fn into_plan(self, needs: Needs) -> Plan {
        let values = self.pieces.iter().filter(|piece| piece.value.is_some());
        Plan {
            may_lack: match needs {
                Needs::Nothing => usize::MAX,
                Needs::Any => values.count() - 1,
                Needs::All => 0,
            },
            pieces: self.pieces,
            end: self.pending.into_boxed_slice(),
        }
    }
}
