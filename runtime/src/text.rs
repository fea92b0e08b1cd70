//! Templates at run time. The macro has checked the text; it is split at its placeholders once per process.

use crate::error::DisplayFields;
use errorbook_model::Slot;
use errorbook_model::template::{Segment, segments};
use std::borrow::Cow;
use std::fmt::{self, Write};

/// Writes the value of a slot.
pub(crate) fn write_slot<E: DisplayFields + ?Sized>(
    slot: Slot,
    error: &E,
    out: &mut dyn Write,
) -> fmt::Result {
    match slot {
        Slot::Field(key) => error.display(key).write_text(out),
        Slot::Formatted(number) => write!(out, "{}", Formatted(error, number)),
    }
}

struct Formatted<'a, E: ?Sized>(&'a E, u32);

impl<E: DisplayFields + ?Sized> fmt::Display for Formatted<'_, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write(self.1, f)
    }
}

#[derive(Clone, Debug)]
pub(crate) enum Piece {
    Literal(Cow<'static, str>),
    Slot(Slot),
}

/// A template of a message or of a header value.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    /// The text as written in the source, for the documentation.
    pub(crate) source: &'static str,
    pub(crate) pieces: Vec<Piece>,
}

impl Text {
    /// Splits a template that the macro has checked. Its placeholders take the next `slots`.
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
            // There are no placeholders, so the source is the text.
            pieces.push(Piece::Literal(Cow::Borrowed(source)));
        } else if !literal.is_empty() {
            pieces.push(Piece::Literal(Cow::Owned(literal)));
        }
        Text { source, pieces }
    }

    /// The text, if it has no placeholders.
    pub(crate) fn as_static(&self) -> Option<&str> {
        match self.pieces.as_slice() {
            [] => Some(""),
            [Piece::Literal(text)] => Some(text),
            _ => None,
        }
    }

    /// Its placeholders: the names that they have in the source, and their slots.
    pub(crate) fn slots(&self) -> impl Iterator<Item = (&'static str, Slot)> {
        let names = segments(self.source).filter_map(|segment| match segment {
            Segment::Placeholder { name, .. } => Some(name),
            Segment::Text(_) => None,
        });
        let slots = self.pieces.iter().filter_map(|piece| match piece {
            Piece::Slot(slot) => Some(*slot),
            Piece::Literal(_) => None,
        });
        names.zip(slots)
    }

    pub(crate) fn write<E: DisplayFields + ?Sized>(
        &self,
        error: &E,
        out: &mut dyn Write,
    ) -> fmt::Result {
        for piece in &self.pieces {
            match piece {
                Piece::Literal(text) => out.write_str(text)?,
                Piece::Slot(slot) => write_slot(*slot, error, out)?,
            }
        }
        Ok(())
    }
}
