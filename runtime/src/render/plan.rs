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
        match self {
            Escape::Json => escape::json_inside(out, text),
            Escape::Line => text::push_line(out, text),
            Escape::Nothing => out.extend_from_slice(text.as_bytes()),
            Escape::Html => escape::html(out, text),
            Escape::XmlText => escape::xml_text(out, text),
            Escape::XmlAttribute => escape::xml_attribute(out, text),
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

/// Which values of a plan an error has.
#[derive(Clone, Copy)]
pub(super) struct Present {
    pub(super) any: bool,
    pub(super) all: bool,
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

    /// Fills the slots.
    pub(crate) fn fill(&self, filling: &Filling, out: &mut Vec<u8>) -> Result<(), Failed> {
        self.write(filling, out).map(|_| ())
    }

    pub(super) fn write(&self, filling: &Filling, out: &mut Vec<u8>) -> Result<Present, Failed> {
        let mut present = Present {
            any: false,
            all: true,
        };
        for piece in &self.pieces {
            let key = piece.write_before(out);
            let Some(value) = &piece.value else {
                continue;
            };
            if value.write(filling, out)? {
                present.any = true;
            } else {
                present.all = false;
                out.truncate(key);
            }
        }
        out.extend_from_slice(&self.end);
        Ok(present)
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

/// A part of a body that is left out where the error lacks what it is made of.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) plan: Plan,
    pub(super) needs: Needs,
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

impl Group {
    /// Whether it is written.
    pub(super) fn write(&self, filling: &Filling, out: &mut Vec<u8>) -> Result<bool, Failed> {
        let before = out.len();
        let present = self.plan.write(filling, out)?;
        let is_present = match self.needs {
            Needs::Nothing => true,
            Needs::Any => present.any,
            Needs::All => present.all,
        };
        if !is_present {
            out.truncate(before);
        }
        Ok(is_present)
    }
}

/// A part of a body for each field error, or one for the error itself where it has none.
#[derive(Debug)]
pub(super) struct Each {
    /// The fields that may hold field errors.
    pub(super) fields: Box<[u32]>,
    /// By the number of its place; `None` where such an item would have nothing in it.
    pub(super) of_item: [Option<Value>; 3],
    /// `None` where an item of the error itself would have nothing in it.
    pub(super) of_error: Option<Value>,
    pub(super) separator: &'static [u8],
}

impl Each {
    /// Whether any item is written.
    pub(super) fn write(&self, filling: &Filling, out: &mut Vec<u8>) -> Result<bool, Failed> {
        let start = out.len();
        let mut has_items = false;
        items::each(filling.values, &self.fields, |item| {
            has_items = true;
            let Some(of_item) = &self.of_item[item.place.kind() as usize] else {
                return Ok(());
            };
            let before = out.len();
            if before > start {
                out.extend_from_slice(self.separator);
            }
            let filling = Filling {
                item: Some(item),
                ..*filling
            };
            if !of_item.write(&filling, out)? {
                out.truncate(before);
            }
            Ok(())
        })?;
        match &self.of_error {
            Some(of_error) if !has_items => of_error.write(filling, out),
            _ => Ok(out.len() > start),
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

    /// With another value in its place where it is absent.
    pub(super) fn or(self, otherwise: Planned) -> Self {
        match self {
            Planned::Absent => otherwise,
            Planned::Certain(_) => self,
            Planned::Optional(value) => {
                let is_certain = matches!(otherwise, Planned::Certain(_));
                match otherwise.into_value() {
                    None => Planned::Optional(value),
                    Some(other) => {
                        let either = Value::Or(Box::new(value), Box::new(other));
                        if is_certain {
                            Planned::value(either)
                        } else {
                            Planned::Optional(either)
                        }
                    }
                }
            }
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
        Value::Group(Box::new(Group {
            plan: self.finish(),
            needs,
        }))
    }

    pub(super) fn finish(self) -> Plan {
        Plan {
            pieces: self.pieces,
            end: self.pending.into_boxed_slice(),
        }
    }
}
