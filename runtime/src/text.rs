//! Templates at run time: the text that the macro checked, cut at its placeholders once per process.

use crate::error::SentFields;
use errorbook_model::Slot;
use errorbook_model::template::{Segment, segments};
use std::borrow::Cow;
use std::fmt::{self, Write};

/// Writes the value that a slot stands for.
pub(crate) fn write_slot(slot: Slot, error: &dyn SentFields, out: &mut dyn Write) -> fmt::Result {
    match slot {
        Slot::Field(key) => error.display(key).write_text(out),
        Slot::Formatted(number) => write!(out, "{}", Formatted(error, number)),
    }
}

struct Formatted<'a>(&'a dyn SentFields, u32);

impl fmt::Display for Formatted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write(self.1, f)
    }
}

#[derive(Debug)]
pub(crate) enum Piece {
    Literal(Cow<'static, str>),
    Slot(Slot),
}

/// A message or a header's value.
#[derive(Debug)]
pub(crate) struct Text {
    /// As the author wrote it, for the documentation.
    pub(crate) source: &'static str,
    pub(crate) pieces: Vec<Piece>,
}

impl Text {
    /// Cuts a template that the macro has checked; its placeholders take the next `slots`.
    pub(crate) fn parse(source: &'static str, slots: &mut impl Iterator<Item = Slot>) -> Self {
        let mut pieces = Vec::new();
        let mut literal = String::new();
        for segment in segments(source) {
            match segment {
                Segment::Text(text) => literal.push_str(text),
                Segment::Placeholder { .. } => {
                    if !literal.is_empty() {
                        pieces.push(Piece::Literal(Cow::Owned(std::mem::take(&mut literal))));
                    }
                    pieces.extend(slots.next().map(Piece::Slot));
                }
            }
        }
        if literal == source {
            // Nothing was cut: the source is the text.
            pieces.push(Piece::Literal(Cow::Borrowed(source)));
        } else if !literal.is_empty() {
            pieces.push(Piece::Literal(Cow::Owned(literal)));
        }
        Text { source, pieces }
    }

    /// The text where it has no placeholders.
    pub(crate) fn as_static(&self) -> Option<&str> {
        match self.pieces.as_slice() {
            [] => Some(""),
            [Piece::Literal(text)] => Some(text),
            _ => None,
        }
    }

    pub(crate) fn write(&self, error: &dyn SentFields, out: &mut dyn Write) -> fmt::Result {
        for piece in &self.pieces {
            match piece {
                Piece::Literal(text) => out.write_str(text)?,
                Piece::Slot(slot) => write_slot(*slot, error, out)?,
            }
        }
        Ok(())
    }
}
